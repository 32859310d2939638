namespace GenAiMeasures.Moderation;

// a text that waits for others to be judged with
internal sealed record WaitingText(ModeratedText Text)
{
    internal TaskCompletionSource<Judgement> Judgement { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
