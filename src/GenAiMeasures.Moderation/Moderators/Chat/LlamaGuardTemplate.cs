using Microsoft.Extensions.AI;

namespace GenAiMeasures.Moderation;

/// <summary>Llama Guard and models that answer like it: <c>safe</c>, or <c>unsafe</c> and a line of categories (shape from the model's documentation).</summary>
/// <param name="risks">Which risk a category such as <c>S1</c> stands for; a category that is not named gives a finding without a risk.</param>
public sealed class LlamaGuardTemplate(IReadOnlyDictionary<string, RiskCode>? risks = null) : GuardTemplate
{
    /// <inheritdoc/>
    public override string Version => "llamaguard-1";

    /// <inheritdoc/>
    public override IReadOnlyList<ChatMessage> Ask(ModeratedText text) => text.Side == ScreenSide.Input
        ? [new ChatMessage(ChatRole.User, text.Text)]
        : [new ChatMessage(ChatRole.User, ""), new ChatMessage(ChatRole.Assistant, text.Text)];

    /// <inheritdoc/>
    public override Judgement? Read(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        string[] lines = answer.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0)
        {
            return null;
        }

        if (string.Equals(lines[0], "safe", StringComparison.OrdinalIgnoreCase))
        {
            return Judgement.Pass;
        }

        string category = GuardAnswer.First(lines.Length > 1 ? lines[1] : null);
        return string.Equals(lines[0], "unsafe", StringComparison.OrdinalIgnoreCase)
            ? new Judgement(Verdict.Refuse, risks?.GetValueOrDefault(category) ?? default, category)
            : null;
    }
}
