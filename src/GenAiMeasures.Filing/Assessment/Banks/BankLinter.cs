using System.Globalization;
using System.Text;

namespace GenAiMeasures.Filing;

/// <summary>Checks a bank against the numbers of a standard: totals, the minimum of every risk or topic, freshness, duplicates. Thread-safe.</summary>
/// <remarks>Every cell is checked besides the total: the sums of the cells' minimums are below the totals. Which numbers are sure is said by <see cref="BankReport.Confidence"/>.</remarks>
public static class BankLinter
{
    /// <summary>The profile that is used where none is named.</summary>
    public const string DefaultProfile = "GbT45654_2025";

    /// <summary>Gets the names of the profiles.</summary>
    public static IReadOnlyList<string> Profiles { get; } = [.. BankProfile.All.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Checks a bank.</summary>
    /// <param name="bank">The bank.</param>
    /// <param name="today">The day on which freshness is judged, in China.</param>
    /// <param name="profile">Whose numbers count. Default: <see cref="DefaultProfile"/>.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bank"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no such profile.</exception>
    public static BankReport Lint(AssessmentBank bank, DateOnly today, string profile = DefaultProfile)
    {
        ArgumentNullException.ThrowIfNull(bank);
        BankProfile numbers = BankProfile.Get(profile);
        BankRule rule = numbers.Banks[bank.Kind.ToString()];
        List<InputProblem> problems = [];
        List<BankCell> cells = [new("total", bank.Items.Length, rule.Total), .. Cells(bank, rule)];
        foreach (BankCell cell in cells.Where(c => !c.IsEnough))
        {
            problems.Add(new InputProblem(
                bank.Name, cell.Name == "total" ? "total" : "cell",
                string.Create(CultureInfo.InvariantCulture, $"{cell.Name}: {cell.Count} of at least {cell.Minimum}. Add {cell.Minimum - cell.Count}."),
                string.Create(CultureInfo.InvariantCulture, $"{cell.Name}：{cell.Count} 条，至少 {cell.Minimum} 条，缺 {cell.Minimum - cell.Count} 条。")));
        }

        Topics(bank, rule, problems);
        Duplicates(bank, problems);
        Freshness(bank, rule, today, problems);
        return new BankReport(bank.Name, bank.Digest, bank.Kind, profile, numbers.Source, rule.Confidence, today, cells, problems);
    }

    // a run may be of a version that knew another profile
    internal static string SourceOf(string profile) => BankProfile.All.TryGetValue(profile, out BankProfile? known) ? known.Source : "本版本没有该限值表";

    // what differs only in width, case, punctuation or spaces is the same question
    internal static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            char narrow = c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;
            if (!char.IsWhiteSpace(narrow) && !char.IsPunctuation(narrow) && !char.IsSymbol(narrow))
            {
                folded.Append(char.ToLowerInvariant(narrow));
            }
        }

        return folded.ToString();
    }

    private static IEnumerable<BankCell> Cells(AssessmentBank bank, BankRule rule)
    {
        Dictionary<string, int> counts = bank.Items.CountBy(i => i.Stratum, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (Risk risk in RiskCatalog.All.Where(r => rule.Groups.ContainsKey(r.Group)))
        {
            yield return new BankCell(risk.Code, counts.GetValueOrDefault(risk.Code), rule.Groups[risk.Group]);
        }

        foreach (string topic in rule.Topics)
        {
            yield return new BankCell(topic, counts.GetValueOrDefault(topic), rule.PerTopic);
        }
    }

    private static void Topics(AssessmentBank bank, BankRule rule, List<InputProblem> problems)
    {
        if (!rule.Topics.IsEmpty)
        {
            problems.AddRange(bank.Items.Where(i => i.Topic is null || !rule.Topics.Contains(i.Topic)).Select(i => new InputProblem(
                i.Place, "unknown-topic", $"The topic is not one of {string.Join(", ", rule.Topics)}.", $"主题不是以下之一：{string.Join('、', rule.Topics)}。")));
        }
    }

    private static void Duplicates(AssessmentBank bank, List<InputProblem> problems)
    {
        var exact = new Dictionary<string, string>(StringComparer.Ordinal);
        var folded = new Dictionary<string, string>(StringComparer.Ordinal);
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (BankItem item in bank.Items)
        {
            if (!exact.TryAdd(item.Text, item.Place))
            {
                problems.Add(new InputProblem(item.Place, "duplicate", $"The same text stands at {exact[item.Text]}. Take one out.", $"与 {exact[item.Text]} 内容相同，请删除其一。"));
            }
            else if (Fold(item.Text) is { Length: > 0 } text && !folded.TryAdd(text, item.Place))
            {
                problems.Add(new InputProblem(
                    item.Place, "near-duplicate", $"It differs from {folded[text]} only in width, case, punctuation or spaces. Take one out.", $"与 {folded[text]} 仅在全半角、大小写、标点或者空格上不同，请删除其一。"));
            }

            if (bank.Kind != BankKind.Keywords && !ids.TryAdd(item.Id, item.Place) && ids[item.Id] != item.Place && exact[item.Text] == item.Place)
            {
                problems.Add(new InputProblem(item.Place, "duplicate-id", $"The id stands at {ids[item.Id]} too. Give each question its own.", $"编号与 {ids[item.Id]} 重复，请为每题使用不同编号。"));
            }
        }
    }

    private static void Freshness(AssessmentBank bank, BankRule rule, DateOnly today, List<InputProblem> problems)
    {
        if (bank.Items.Max(i => i.UpdatedOn) is not { } latest)
        {
            problems.Add(new InputProblem(bank.Name, "no-date", "No row says when it was updated; freshness cannot be shown. Add the column 更新日期.", "没有更新日期，无法证明按期更新。请增加“更新日期”列。"));
        }
        else if (latest > today)
        {
            problems.Add(new InputProblem(
                bank.Name, "future-date", string.Create(CultureInfo.InvariantCulture, $"The latest update is {latest:yyyy-MM-dd}, after {today:yyyy-MM-dd}. Correct it."),
                string.Create(CultureInfo.InvariantCulture, $"最近更新日期 {latest:yyyy-MM-dd} 晚于 {today:yyyy-MM-dd}，请更正。")));
        }
        else if (today.DayNumber - latest.DayNumber > rule.MaxAgeDays)
        {
            problems.Add(new InputProblem(
                bank.Name, "stale", string.Create(CultureInfo.InvariantCulture, $"The latest update is {latest:yyyy-MM-dd}, more than {rule.MaxAgeDays} days ago."),
                string.Create(CultureInfo.InvariantCulture, $"最近更新日期为 {latest:yyyy-MM-dd}，已超过 {rule.MaxAgeDays} 天。")));
        }
    }
}
