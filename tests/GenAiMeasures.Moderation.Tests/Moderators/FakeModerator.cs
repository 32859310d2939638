namespace GenAiMeasures.Moderation.Tests;

/// <summary>A judge that looks for a word, after a while, and fails when it is told to.</summary>
internal sealed class FakeModerator(string word = "坏", Verdict verdict = Verdict.Refuse) : IModerator
{
    private int _calls;

    public string Name => "fake";

    public string Version => "1";

    public int MaxCharacters { get; init; } = 1_000;

    public Func<Task>? Before { get; init; }

    public int Calls => Volatile.Read(ref _calls);

    public List<string> Texts { get; } = [];

    public async ValueTask<Judgement> ModerateAsync(ModeratedText text, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        lock (Texts)
        {
            Texts.Add(text.Text);
        }

        if (Before is not null)
        {
            await Before();
        }

        return text.Text.Contains(word, StringComparison.Ordinal) ? new Judgement(verdict, RiskCode.Parse("A.2.a"), "word", 0.9) : Judgement.Pass;
    }
}
