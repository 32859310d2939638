using System.Globalization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>What the safety team sees of the lexicons: what is in force, the weekly clock, the last reading, what the linter says.</summary>
public sealed class LexiconConsolePageTests
{
    private static readonly ConsoleView Chinese = new(IsChinese: true, Item: null);
    private static readonly ConsoleView English = new(IsChinese: false, Item: null);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 2, 4, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(0, ConsoleTone.Good, "2026-03-08 前更新或复核，剩 6 天", "an update or a review by 2026-03-08, 6 days left")]
    [InlineData(5, ConsoleTone.Warn, "2026-03-08 前更新或复核，剩 1 天", "an update or a review by 2026-03-08, 1 days left")]
    [InlineData(7, ConsoleTone.Bad, "已逾期，应于 2026-03-08 前更新或复核", "overdue: an update or a review was due by 2026-03-08")]
    public async Task The_weekly_clock_runs_from_the_latest_change_or_review(int days, ConsoleTone tone, string chinese, string english)
    {
        using var file = new TempFile("ours.csv", "term,risk,reviewed\n违禁词,A.1.f,2026-03-01\n");
        using LexiconStore store = Store(file, out IOptions<ModerationOptions> options);
        var page = new LexiconConsolePage(store, options);
        _time.Advance(TimeSpan.FromDays(days));

        ConsoleCell clock = (await ReadAsync(page, Chinese)).Facts.Single(f => f.Name == "每周更新").Value;
        Assert.Equal((tone, chinese), (clock.Tone, clock.Text));
        Assert.Equal(english, (await ReadAsync(page, English)).Facts.Single(f => f.Name == "Weekly update").Value.Text);
    }

    [Fact]
    public async Task Reading_again_puts_a_good_file_in_force_and_keeps_the_last_good_one_before_a_bad_one()
    {
        using var file = new TempFile("ours.csv", "term,risk\n违禁词,A.1.f\n");
        using LexiconStore store = Store(file, out IOptions<ModerationOptions> options);
        var page = new LexiconConsolePage(store, options);
        Assert.Equal("启动时加载，此后没有变化", Last(await ReadAsync(page, Chinese)).Text);
        Assert.Equal(["reload"], (await ReadAsync(page, Chinese)).Actions.Select(a => a.Id));

        await page.RunAsync("reload", "o", "无变化的重新加载", TestContext.Current.CancellationToken);
        Assert.Equal((ConsoleTone.Info, "2026-03-02 12:00 内容没有变化"), (Last(await ReadAsync(page, Chinese)).Tone, Last(await ReadAsync(page, Chinese)).Text));
        await File.WriteAllTextAsync(file.Path, "term,risk\n违禁词,A.1.f\n第二词,A.1.f\n", TestContext.Current.CancellationToken);
        await page.RunAsync("reload", "o", "补充本周词条", TestContext.Current.CancellationToken);
        Assert.Equal("2026-03-02 12:00 已启用新词库", Last(await ReadAsync(page, Chinese)).Text);
        string good = store.Current.Digest;

        await File.WriteAllTextAsync(file.Path, "term,risk\n秘密词,Z.9\n", TestContext.Current.CancellationToken);
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(async () => await page.RunAsync("reload", "o", "再补充词条", TestContext.Current.CancellationToken));
        Assert.Equal("词库文件有 1 处问题，未启用；原有词库继续有效。The files have 1 problems and are not in force; the last good lexicons stay.", error.Message);
        ConsoleContent content = await ReadAsync(page, Chinese);
        Assert.Equal(good, store.Current.Digest);
        Assert.Equal("改动后的词库文件有 1 处问题，未启用；原有词库继续有效。", Assert.Single(content.Notes).Text);
        Assert.Equal("2026-03-02 12:00 失败，原有词库继续有效", Last(content).Text);
        Assert.Contains(content.Tables, t => t.Caption == "未启用的文件的问题：ours.csv (1/1)" && t.Rows.Single()[0].Text == "2");
        await Assert.ThrowsAsync<KeyNotFoundException>(async () => await page.RunAsync("delete", "o", "没有这个操作", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_page_counts_terms_by_risk_and_names_what_the_linter_says()
    {
        using var file = new TempFile("ours.csv", "term,risk\n违禁词,A.1.f\n第二词,A.1.f\n第三词,A.2.d\n");
        using LexiconStore store = Store(file, out IOptions<ModerationOptions> options);
        ConsoleContent content = await ReadAsync(new LexiconConsolePage(store, options), Chinese);

        ConsoleChart chart = Assert.Single(content.Charts);
        Assert.Equal(RiskCatalog.All.Count, chart.Bars.Count);
        Assert.Equal(2, chart.Bars.Single(b => b.Label.StartsWith("A.1.f ", StringComparison.Ordinal)).Value);
        Assert.Equal(1, chart.Bars.Single(b => b.Label.StartsWith("A.2.d ", StringComparison.Ordinal)).Value);
        Assert.Equal(ConsoleTone.Warn, chart.Bars.Single(b => b.Label.StartsWith("A.1.a ", StringComparison.Ordinal)).Tone);
        Assert.Equal(["ours.csv", "3"], content.Tables[0].Rows.Single().Take(2).Select(c => c.Text));
        Assert.Contains(content.Tables[1].Rows, r => r[1].Text == "tooFewTerms");
        string found = content.Facts.Single(f => f.Name == "检查发现").Value.Text;
        Assert.StartsWith($"词库检查 ({Math.Min(100, int.Parse(found, CultureInfo.InvariantCulture))}/{found})", content.Tables[1].Caption, StringComparison.Ordinal);
        Assert.Null(await new LexiconConsolePage(store, options).ReadAsync(Chinese with { Item = "x" }, TestContext.Current.CancellationToken));
    }

    private static ConsoleCell Last(ConsoleContent content) => content.Facts.Single(f => f.Name == "最近一次重新加载").Value;

    private static async Task<ConsoleContent> ReadAsync(LexiconConsolePage page, ConsoleView view) =>
        Assert.IsType<ConsoleContent>(await page.ReadAsync(view, TestContext.Current.CancellationToken));

    private LexiconStore Store(TempFile file, out IOptions<ModerationOptions> options)
    {
        var settings = new ModerationOptions();
        settings.Lexicons.AddFile(file.Path);
        settings.Lexicons.ReloadSeconds = 0;
        options = Options.Create(settings);
        return new LexiconStore(options, _time);
    }
}
