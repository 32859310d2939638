using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace GenAiMeasures.Filing;

/// <summary>The grading table of the incident reporting measures of 2025, as data with its state of checking. Thread-safe. People grade; this only lays numbers side by side.</summary>
public static class IncidentGrader
{
    private static readonly IncidentGradeTable Table = FilingData.Read("incident-grades.json", FilingJsonContext.Default.IncidentGradeTable);

    private static readonly FrozenDictionary<string, IncidentGradeCriterion> ById = Table.Criteria.ToFrozenDictionary(c => c.Id, StringComparer.Ordinal);

    private static readonly IncidentGrade[] Grades = [IncidentGrade.EspeciallyMajor, IncidentGrade.Major, IncidentGrade.RelativelyMajor];

    /// <summary>Gets the version of the data.</summary>
    public static string Version => Table.Version;

    /// <summary>Gets the measures of harm.</summary>
    public static IReadOnlyList<IncidentGradeCriterion> Criteria => Table.Criteria;

    /// <summary>Lays harm beside the table.</summary>
    /// <param name="harm">How much of each measure there is, by its id (<see cref="Criteria"/>); those left out are not looked at.</param>
    /// <returns>The suggestion.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="harm"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A measure is unknown, or its number is negative or none.</exception>
    public static IncidentGrading Suggest(IReadOnlyDictionary<string, double> harm)
    {
        ArgumentNullException.ThrowIfNull(harm);
        var results = new List<IncidentGradeResult>();
        foreach ((string id, double value) in harm.OrderBy(h => h.Key, StringComparer.Ordinal))
        {
            if (!ById.TryGetValue(id, out IncidentGradeCriterion? criterion))
            {
                throw new ArgumentException($"There is no measure of harm '{id}'. Use one of: {string.Join(", ", Table.Criteria.Select(c => c.Id))}.", nameof(harm));
            }

            if (!double.IsFinite(value) || value < 0)
            {
                throw new ArgumentException($"The measure of harm '{id}' must be zero or more.", nameof(harm));
            }

            results.Add(new IncidentGradeResult(
                criterion,
                value,
                Highest(criterion.Levels.Where(l => l.State == GradeTextState.Final), value),
                Highest(criterion.Levels, value),
                [.. Grades.Where(g => criterion.Levels.All(l => l.Grade != g))]));
        }

        IncidentGrade byFinal = results.Select(r => r.ByFinal).DefaultIfEmpty().Max();
        IncidentGrade withDrafts = results.Select(r => r.WithDrafts).DefaultIfEmpty().Max();
        return new IncidentGrading(byFinal, withDrafts, results, Describe(byFinal, withDrafts, results));
    }

    internal static string NameOf(IncidentGrade grade) => grade switch
    {
        IncidentGrade.EspeciallyMajor => "特别重大",
        IncidentGrade.Major => "重大",
        IncidentGrade.RelativelyMajor => "较大",
        _ => "未达到已知数值",
    };

    private static IncidentGrade Highest(IEnumerable<IncidentGradeLevel> levels, double value) =>
        levels.Where(l => value >= l.Least).Select(l => l.Grade).DefaultIfEmpty().Max();

    private static string Describe(IncidentGrade byFinal, IncidentGrade withDrafts, List<IncidentGradeResult> results)
    {
        var text = new StringBuilder(results.Count == 0 ? "未给出影响数值，无法提示级别。" : $"按正式文本引文中的数值：{NameOf(byFinal)}。");
        if (withDrafts > byFinal)
        {
            text.Append(CultureInfo.InvariantCulture, $"如参照 2023 年征求意见稿数值：可能为{NameOf(withDrafts)}；征求意见稿与正式文本不同，不得单独作为定级依据。");
        }

        foreach (IncidentGradeResult result in results)
        {
            text.Append(CultureInfo.InvariantCulture, $"{result.Criterion.NameChinese} {result.Value:0.##}{result.Criterion.Unit}：{NameOf(result.ByFinal)}");
            if (result.UnknownGrades.Count > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"（{string.Join("、", result.UnknownGrades.Select(NameOf))}的数值未知）");
            }

            text.Append('。');
        }

        return text.Append("以上数值均未核对官方原文，级别由人判断。").ToString();
    }
}
