namespace GenAiMeasures.Moderation;

/// <summary>
/// Vetted answers (代答) that stand in for one that a <see cref="Verdict.Substitute"/> withholds, by risk. The operator writes and
/// approves them; where none fits, the pipeline's general wording is used.
/// </summary>
public sealed class AnswerLibrary
{
    private readonly Dictionary<string, string> _answers = new(StringComparer.Ordinal);

    /// <summary>Gets the answers: a risk code (<c>A.1.a</c>), a group (<c>A.1</c>) or <c>*</c>, and the text.</summary>
    public IDictionary<string, string> Texts => _answers;

    /// <summary>Adds an answer.</summary>
    /// <param name="risk">A risk code such as <c>A.1.a</c>, a group such as <c>A.1</c>, or <c>*</c> for all others.</param>
    /// <param name="text">The answer as the user reads it.</param>
    /// <returns>The same object.</returns>
    /// <exception cref="ArgumentException"><paramref name="risk"/> is none of these, or <paramref name="text"/> is empty.</exception>
    public AnswerLibrary Add(string risk, string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (!IsKey(risk))
        {
            throw new ArgumentException($"'{risk}' is no risk code A.1.a to A.5.b, no group A.1 to A.5, and not *.", nameof(risk));
        }

        _answers[risk] = text;
        return this;
    }

    // the answer for a risk: its own, its group's, the general one, or null
    internal string? Find(RiskCode risk)
    {
        string code = risk.Value ?? "";
        return _answers.GetValueOrDefault(code)
            ?? (code.Length > 3 ? _answers.GetValueOrDefault(code[..3]) : null)
            ?? _answers.GetValueOrDefault("*");
    }

    internal IEnumerable<string> UnknownKeys() => _answers.Keys.Where(k => !IsKey(k));

    private static bool IsKey(string key) =>
        key == "*" || RiskCode.TryParse(key, out _) || RiskCatalog.All.Any(r => string.Equals(r.Group, key, StringComparison.Ordinal));
}
