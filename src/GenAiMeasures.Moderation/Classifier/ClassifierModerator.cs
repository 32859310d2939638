namespace GenAiMeasures.Moderation;

/// <summary>A classifier as a moderator: flags texts for review, and never does more.</summary>
/// <param name="name">The moderator's name.</param>
/// <param name="model">The classifier.</param>
/// <param name="risk">The risk that its findings carry.</param>
/// <param name="threshold">The score from which on a text is flagged; 0.9 by default, where ordinary texts are hit rarely.</param>
public sealed class ClassifierModerator(string name, NgramModel model, RiskCode risk, double threshold = 0.9) : IModerator
{
    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public string Version => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"ngram:{model.Digest}:{threshold}");

    /// <inheritdoc/>
    public int MaxCharacters => 100_000;

    /// <inheritdoc/>
    public ValueTask<Judgement> ModerateAsync(ModeratedText text, CancellationToken cancellationToken)
    {
        double score = model.Score(text.Text);
        return new(score >= threshold ? new Judgement(Verdict.Flag, risk, "ngram", score) : Judgement.Pass);
    }
}
