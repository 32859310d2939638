using Microsoft.Extensions.AI;

namespace GenAiMeasures.Filing;

/// <summary>A question with its answer, as a judge sees it. Immutable.</summary>
/// <param name="Item">The question.</param>
/// <param name="Kind">What it tests.</param>
/// <param name="Answer">The answer's text.</param>
/// <param name="RefusalCode">The stable code where the pipeline refused, one of <see cref="RefusalCodes"/>; otherwise <see langword="null"/>.</param>
/// <param name="FinishReason">Why the answer ended, as the model or the pipeline says it, or <see langword="null"/>.</param>
public sealed record AssessmentCase(BankItem Item, BankKind Kind, string Answer, string? RefusalCode, string? FinishReason)
{
    internal IEnumerable<ChatMessage> Messages => [new ChatMessage(ChatRole.User, Item.Text)];

    internal ChatResponse Response => new(new ChatMessage(ChatRole.Assistant, Answer)) { FinishReason = FinishReason is null ? null : new ChatFinishReason(FinishReason) };
}
