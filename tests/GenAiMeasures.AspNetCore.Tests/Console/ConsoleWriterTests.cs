using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>Who writes a ledger that instances share, as the console shows it.</summary>
public sealed partial class ConsoleWriterTests
{
    [Fact]
    public async Task Instances_are_shown_with_state_and_logs_in_both_languages()
    {
        var log = new Guid(1, 2, 3, new byte[8]);
        var writers = new Writers(
        [
            Writer(1, LedgerWriterState.Writing, 60) with { Logs = [log], Records = 12 },
            Writer(2, LedgerWriterState.Writing, -60),
            Writer(3, LedgerWriterState.FencedOff, -600) with { Machine = "<b>host</b>" },
            Writer(4, LedgerWriterState.Ended, -600),
            Writer(5, LedgerWriterState.Lost, -600),
        ]);
        await using TestWeb web = await TestWeb.StartAsync(build: b => b.Services.AddSingleton<ILedgerWriters>(writers));
        using HttpClient viewer = web.As("v", "genai-viewer");

        string page = await viewer.PageAsync("/compliance/checkpoints");
        Assert.Equal(["写入中", "租约已到期，未续", "租约到期，日志已由其他实例关闭", "已正常结束", "已宣告丢失"], States(page));
        Assert.Contains("<td>12</td>", page, StringComparison.Ordinal);
        Assert.Contains(log.ToString("n"), page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;host&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Equal(
            ["writing", "its lease has run out", "closed by another instance: its lease had run out", "ended", "declared lost"],
            States(await viewer.PageAsync("/compliance/checkpoints?lang=en")));
    }

    [Fact]
    public async Task A_store_of_one_writer_shows_no_list()
    {
        await using TestWeb web = await TestWeb.StartAsync();
        using HttpClient viewer = web.As("v", "genai-viewer");

        Assert.DoesNotContain("写入账本的实例", await viewer.PageAsync("/compliance/checkpoints"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> States(string page) => State().Matches(page).Select(m => m.Groups[1].Value);

    private static LedgerWriter Writer(int number, LedgerWriterState state, int leaseSeconds) => new()
    {
        Id = new Guid(number, 0, 0, new byte[8]),
        Machine = "host",
        StartedAt = DateTimeOffset.UnixEpoch.AddDays(number),
        LeaseUntil = TimeProvider.System.GetUtcNow().AddSeconds(leaseSeconds),
        State = state,
        Logs = [],
        Records = 0,
    };

    [GeneratedRegex("<td class=\"id\">0000000\\d</td><td>[^<]*</td><td class=\"time\">[^<]*</td><td>([^<]+)</td>", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex State();

    private sealed class Writers(IReadOnlyList<LedgerWriter> writers) : ILedgerWriters
    {
        public ValueTask<IReadOnlyList<LedgerWriter>> ListAsync(int count = 50, CancellationToken cancellationToken = default) => new(writers);
    }
}
