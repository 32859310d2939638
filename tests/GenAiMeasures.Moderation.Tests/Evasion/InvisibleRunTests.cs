using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>A run of invisible characters that nobody writes by chance is a finding of its own.</summary>
public sealed class InvisibleRunTests
{
    [Theory]
    [InlineData(16, 0)]
    [InlineData(17, 1)]
    [InlineData(4_000, 1)]
    public void A_run_that_is_too_long_is_found_once_wherever_it_is_cut(int length, int expected)
    {
        LexiconSnapshot snapshot = LexiconCompiler.Compile([], new EvasionOptions());
        string text = "甲" + new string('\u200B', length) + "乙";
        List<Hit> whole = Scan(snapshot, text, text.Length);

        Assert.Equal(expected, whole.Count);
        Assert.All(whole, h => Assert.Equal(new Hit(Hit.InvisibleRun, 17, 1, 18), h));
        Assert.Equal(whole, Scan(snapshot, text, 1));
        Assert.Equal(whole, Scan(snapshot, text, 5));
    }

    [Theory]
    [InlineData("👨‍👩‍👧‍👦 and 🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F")]
    [InlineData("e\u0301\u0323o\u0302\u0301")]
    public void Pictograms_flags_and_marks_are_no_run(string text) =>
        Assert.Empty(LexiconScan.Scan(LexiconCompiler.Compile([], new EvasionOptions()), text));

    [Theory]
    [InlineData(Verdict.Flag, null)]
    [InlineData(Verdict.Pass, null)]
    [InlineData(Verdict.Stop, RefusalCodes.OutputStopped)]
    [InlineData(Verdict.Refuse, RefusalCodes.OutputRefused)]
    public async Task What_it_leads_to_is_a_setting(Verdict setting, string? code)
    {
        await using TestHost host = TestHost.Create(
            FakeChatClient.Saying("甲", new string('\u2060', 30), "乙"), build: b => b.AddModeration(m => m.Evasion.LongRuns = setting));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        ExchangeSettled settled = host.Store.Records<ExchangeSettled>().Single();
        Assert.Equal(code, settled.Code);
        Assert.Equal(
            setting == Verdict.Pass ? [] : [("run:invisible", setting)],
            settled.Findings.Select(f => (f.Rule, f.Verdict)).Distinct());
        Assert.Equal(code is null, updates.TextOf().EndsWith('乙'));
    }

    private static List<Hit> Scan(LexiconSnapshot snapshot, string text, int length)
    {
        var scanner = new LexiconScanner(snapshot);
        foreach (char[] piece in text.Chunk(length))
        {
            scanner.Write(piece);
        }

        scanner.Complete();
        return scanner.Hits;
    }
}
