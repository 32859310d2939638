using System.Globalization;

namespace GenAiMeasures.Tests;

/// <summary>The arithmetic of docs/scale.md: every number of its plan follows from the constants above it, in both languages.</summary>
public sealed class ScaleTests
{
    private static readonly double[] ExchangesADay = [1e6, 1e8, 1e10];

    public static TheoryData<string> Pages() => ["scale.md", "scale.zh-CN.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_number_of_the_plan_follows_from_the_constants(string page)
    {
        string[][] rows = [.. File.ReadLines(Repository.PathOf("docs", page)).Where(l => l.StartsWith('|')).Select(l => l.Trim('|').Split('|').Select(c => c.Trim()).ToArray())];
        Dictionary<string, double> constants = rows.Where(r => r.Length == 3 && r[0].StartsWith('`'))
            .ToDictionary(r => r[0].Trim('`'), r => double.Parse(r[1], NumberStyles.Number, CultureInfo.InvariantCulture), StringComparer.Ordinal);
        string[][] plan = [.. rows.Where(r => r.Length == 5 && r[0].StartsWith('`'))];

        Assert.Equal(Plan(constants, 1e6).Select(p => p.Name), plan.Select(r => r[0].Trim('`')));
        for (int column = 0; column < ExchangesADay.Length; column++)
        {
            Assert.Equal(
                Plan(constants, ExchangesADay[column]).Select(p => $"{p.Name} {p.Value.ToString("N0", CultureInfo.InvariantCulture)}"),
                plan.Select(r => $"{r[0].Trim('`')} {r[2 + column]}"));
        }
    }

    [Fact]
    public void Both_pages_hold_the_same_numbers() => Assert.Equal(Numbers("scale.md"), Numbers("scale.zh-CN.md"));

    private static IEnumerable<string> Numbers(string page) => File.ReadLines(Repository.PathOf("docs", page))
        .Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Trim('|').Split('|'))
        .Select(c => string.Join(' ', (c.Length == 3 ? c[..2] : [c[0], .. c[2..]]).Select(v => v.Trim())));

    private static IEnumerable<(string Name, double Value)> Plan(Dictionary<string, double> c, double exchanges)
    {
        double records = exchanges * c["records"];
        double average = records / 86_400;
        double peak = average * c["peak"];
        double kept = exchanges * c["bytes_exchange"] * c["days_kept"];
        double keys = exchanges * 30 / c["exchanges_person"];
        double instances = Math.Max(2, Math.Ceiling(peak / c["instance_rate"]));
        double nodes = Math.Max(Math.Ceiling(peak / c["node_rate"]), Math.Ceiling(kept / (c["node_terabytes"] * 1e12)));
        double logs = instances * c["classes"];
        double inLog = records * 30 / logs;
        return
        [
            ("records_day", records),
            ("records_second", average),
            ("records_second_peak", peak),
            ("gigabytes_day", exchanges * c["bytes_exchange"] / 1e9),
            ("gigabytes_day_text", exchanges * c["bytes_exchange_text"] / 1e9),
            ("gigabytes_kept", kept / 1e9),
            ("key_rows_month", keys),
            ("key_gigabytes_kept", keys * c["days_kept"] / 30 * c["bytes_key"] / 1e9),
            ("tile_gigabytes_kept", records * c["days_kept"] * c["bytes_tile"] / 1e9),
            ("partitions", 2 * c["classes"] * Math.Ceiling(c["days_kept"] / 30.5)),
            ("instances", instances),
            ("nodes", nodes),
            ("shards", nodes <= 1 ? 1 : Math.Pow(2, Math.Ceiling(Math.Log2(8 * nodes)))),
            ("logs_month", logs),
            ("proof_hashes", Math.Ceiling(Math.Log2(inLog))),
            ("proof_bytes", Math.Ceiling(Math.Log2(inLog)) * 32),
            ("checkpoint_megabytes_day", logs * 86_400 / c["checkpoint_seconds"] * c["bytes_checkpoint"] / 1e6),
            ("global_leaves_day", logs * 86_400 / c["checkpoint_seconds"]),
        ];
    }
}
