using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>What changes the policy while the service runs is on record.</summary>
public sealed class LexiconRecordTests
{
    [Fact]
    public async Task A_reload_and_a_failed_reload_are_records_without_a_term()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 4, 0, 0, TimeSpan.Zero));
        using var file = new TempFile("ours.csv", "term,risk\n违禁词,A.1.f\n");
        await using TestHost host = TestHost.Create(FakeChatClient.Saying("好"), build: b =>
        {
            b.Services.AddSingleton<TimeProvider>(time);
            b.AddModeration(m => m.Lexicons.AddFile(file.Path));
        });
        string before = host.Services.GetRequiredService<LexiconStore>().Current.Digest;

        await ChangeAsync("term,risk\n违禁词,A.1.f\n第二词,A.1.f\n");
        string after = host.Services.GetRequiredService<LexiconStore>().Current.Digest;
        await ChangeAsync("term,risk\n秘密词,Z.9\n,A.1.f\n");

        LexiconReloaded reloaded = Assert.Single(host.Store.Records<LexiconReloaded>());
        Assert.Equal((before, after, ("ours.csv", 2)), (reloaded.Before, reloaded.Digest, (reloaded.Lexicons[0].Name, reloaded.Lexicons[0].Terms)));
        LexiconReloadFailed failed = Assert.Single(host.Store.Records<LexiconReloadFailed>());
        Assert.Equal((after, "ours.csv", 2), (failed.InForce, failed.Lexicon, failed.Problems));
        Assert.Equal([2, 3], failed.Lines);
        Assert.Equal(2, failed.Codes.Count);
        Assert.DoesNotContain("秘密词", string.Join(' ', failed.Codes), StringComparison.Ordinal);

        async Task ChangeAsync(string text)
        {
            await File.WriteAllTextAsync(file.Path, text, TestContext.Current.CancellationToken);
            File.SetLastWriteTimeUtc(file.Path, File.GetLastWriteTimeUtc(file.Path).AddSeconds(text.Length));
            time.Advance(TimeSpan.FromSeconds(5));
            time.Advance(TimeSpan.FromSeconds(5));
            await host.Services.GetRequiredService<LexiconRecorder>().Written;
        }
    }

    [Fact]
    public async Task Without_records_a_reload_is_no_error()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 4, 0, 0, TimeSpan.Zero));
        using var file = new TempFile("ours.txt", "违禁词\n");
        await using TestHost host = TestHost.Create(FakeChatClient.Saying("好"), records: false, build: b =>
        {
            b.Services.AddSingleton<TimeProvider>(time);
            b.AddModeration(m => m.Lexicons.AddFile(file.Path));
        });
        string before = host.Services.GetRequiredService<LexiconStore>().Current.Digest;

        await File.WriteAllTextAsync(file.Path, "违禁词\n第二词\n", TestContext.Current.CancellationToken);
        time.Advance(TimeSpan.FromSeconds(5));
        time.Advance(TimeSpan.FromSeconds(5));
        await host.Services.GetRequiredService<LexiconRecorder>().Written;

        Assert.NotEqual(before, host.Services.GetRequiredService<LexiconStore>().Current.Digest);
    }
}
