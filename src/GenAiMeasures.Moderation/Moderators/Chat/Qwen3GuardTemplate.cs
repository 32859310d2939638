using Microsoft.Extensions.AI;

namespace GenAiMeasures.Moderation;

/// <summary>Qwen3Guard-Gen and models that answer like it: <c>Safety: Safe | Controversial | Unsafe</c> and <c>Categories: …</c> (shape from the model's documentation).</summary>
/// <param name="risks">Which risk a category stands for; a category that is not named gives a finding without a risk.</param>
public sealed class Qwen3GuardTemplate(IReadOnlyDictionary<string, RiskCode>? risks = null) : GuardTemplate
{
    /// <inheritdoc/>
    public override string Version => "qwen3guard-1";

    /// <inheritdoc/>
    public override IReadOnlyList<ChatMessage> Ask(ModeratedText text) => text.Side == ScreenSide.Input
        ? [new ChatMessage(ChatRole.User, text.Text)]
        : [new ChatMessage(ChatRole.User, ""), new ChatMessage(ChatRole.Assistant, text.Text)];

    /// <inheritdoc/>
    public override Judgement? Read(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        string? safety = GuardAnswer.Value(answer, "Safety");
        string category = GuardAnswer.First(GuardAnswer.Value(answer, "Categories"));
        Verdict? verdict = safety switch
        {
            _ when string.Equals(safety, "Safe", StringComparison.OrdinalIgnoreCase) => Verdict.Pass,
            _ when string.Equals(safety, "Controversial", StringComparison.OrdinalIgnoreCase) => Verdict.Flag,
            _ when string.Equals(safety, "Unsafe", StringComparison.OrdinalIgnoreCase) => Verdict.Refuse,
            _ => null,
        };
        return verdict is null ? null : new Judgement(verdict.Value, risks?.GetValueOrDefault(category) ?? default, category);
    }
}
