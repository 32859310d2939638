using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace GenAiMeasures.Filing;

// Asks the consistency rules of a set of documents. A field that is not filled is no contradiction: it is counted as missing.
internal static class PackageLinter
{
    internal static ImmutableArray<PackageRule> Rules { get; } = FilingData.Read("package-rules.json", FilingJsonContext.Default.ImmutableArrayPackageRule);

    internal static IReadOnlyList<FilingProblem> Lint(IReadOnlyList<PackageDocument> documents) =>
        [.. Rules.SelectMany(rule => Places(rule, documents).Distinct(StringComparer.Ordinal).Select(place => Problem(rule, place)))];

    private static FilingProblem Problem(PackageRule rule, string place) =>
        new(rule.Code, rule.Severity ?? FilingProblemSeverity.Error, place, rule.English, rule.Chinese, rule.Clause, rule.Confidence);

    private static IEnumerable<string> Places(PackageRule rule, IReadOnlyList<PackageDocument> documents) => rule.Kind switch
    {
        "same" => Different(Values(documents, rule.Fields)),
        "equal" => Different([.. Values(documents, [rule.Fields[0]]), .. Values(documents, [rule.Fields[1]]).Take(1)]),
        "filled" => Fields(documents, rule.Fields).Where(f => !PackageDocument.IsFilled(f.Value)).Select(f => f.Place),
        "contains" => Fields(documents, rule.Fields).Where(f => PackageDocument.IsFilled(f.Value) && !rule.Values.Any(v => f.Value.Contains(v, StringComparison.Ordinal))).Select(f => f.Place),
        "shape" => Values(documents, rule.Fields).Where(f => !Matches(rule, f.Value)).Select(f => f.Place),
        "credit" => Values(documents, rule.Fields).Where(f => !CreditCode.IsValid(f.Value)).Select(f => f.Place),
        "column" => Cells(documents, rule.Table!, rule.Column!).Where(c => PackageDocument.IsFilled(c.Value) && !Matches(rule, c.Value)).Select(c => c.Place),
        "rows" => Unfilled(documents, rule.Table!),
        "table" => Table(documents, rule),
        "evidence" => Evidence(documents, rule),
        "count" => Count(documents, rule),
        _ => throw new InvalidOperationException($"package-rules.json names the kind '{rule.Kind}', which there is not."),
    };

    private static bool Matches(PackageRule rule, string value) =>
        Regex.IsMatch(value, rule.Pattern!, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static IEnumerable<(string Place, string Value)> Fields(IReadOnlyList<PackageDocument> documents, ImmutableArray<string> names) =>
        documents.Where(d => d.Facts is not null).SelectMany(d => d.Facts!.Fields.Where(f => names.Contains(f.Key)).Select(f => ($"{d.Path}：{f.Key}", f.Value)));

    private static IEnumerable<(string Place, string Value)> Values(IReadOnlyList<PackageDocument> documents, ImmutableArray<string> names) =>
        Fields(documents, names).Where(f => PackageDocument.IsFilled(f.Value));

    // the place that differs from the first, with the first
    private static IEnumerable<string> Different(IEnumerable<(string Place, string Value)> values)
    {
        (string Place, string Value)? first = null;
        foreach ((string Place, string Value) one in values)
        {
            first ??= one;
            if (one.Value != first.Value.Value)
            {
                yield return $"{first.Value.Place}（{first.Value.Value}）≠ {one.Place}（{one.Value}）";
            }
        }
    }

    private static IEnumerable<(PackageDocument Document, FactTable Table)> Tables(IReadOnlyList<PackageDocument> documents, params IEnumerable<string> names) =>
        documents.Where(d => d.Facts is not null).SelectMany(d => d.Facts!.Tables.Where(t => names.Contains(t.Name)).Select(t => (d, t)));

    private static IEnumerable<(string Place, string Value)> Cells(IReadOnlyList<PackageDocument> documents, string table, string column) =>
        Tables(documents, table).SelectMany(t => t.Table.Column(column) is var at and >= 0
            ? t.Table.Rows.Where(r => r.Count > at).Select((row, i) => ($"{t.Document.Path}：{table}-{column}（{i + 1}）", row[at]))
            : []);

    private static IEnumerable<string> Unfilled(IReadOnlyList<PackageDocument> documents, string table) =>
        Tables(documents, table).SelectMany(t => t.Table.Rows.Select((row, i) => (row, i))
            .Where(r => r.row.Any(cell => !PackageDocument.IsFilled(cell)))
            .Select(r => $"{t.Document.Path}：{table}（{r.i + 1}）"));

    // one value for a key wherever the table, or another that Values names, stands
    private static IEnumerable<string> Table(IReadOnlyList<PackageDocument> documents, PackageRule rule)
    {
        (string Key, string Place, string Value)[] cells =
        [
            .. Tables(documents, [rule.Table!, .. rule.Values]).SelectMany(t => t.Table.Column(rule.Key!) is var key and >= 0 && t.Table.Column(rule.Column!) is var column and >= 0
                ? t.Table.Rows.Where(r => r.Count > Math.Max(key, column)).Select(r => (r[key], $"{t.Document.Path}：{t.Table.Name}-{rule.Column}（{r[key]}）", r[column]))
                : []),
        ];
        return cells.Where(c => !PackageDocument.IsFilled(c.Value)).Select(c => c.Place)
            .Concat(cells.Where(c => PackageDocument.IsFilled(c.Value)).GroupBy(c => c.Key, StringComparer.Ordinal).SelectMany(g => Different(g.Select(c => (c.Place, c.Value)))));
    }

    private static IEnumerable<string> Evidence(IReadOnlyList<PackageDocument> documents, PackageRule rule)
    {
        foreach ((PackageDocument document, FactTable table) in documents.Where(d => d.Facts is not null).SelectMany(d => d.Facts!.Tables.Select(t => (d, t))))
        {
            int name = table.Column("佐证材料");
            int file = table.Column("文件");
            foreach (IReadOnlyList<string> row in name < 0 || file < 0 ? [] : table.Rows)
            {
                bool isAsked = rule.Values.IsEmpty || rule.Values.Contains(row[name]);
                bool isThere = PackageDocument.IsFilled(row[file]) && documents.Any(d => d.Path == Path.GetDirectoryName(document.Path)!.Replace('\\', '/') + "/" + row[file]);
                if (isAsked && !isThere)
                {
                    yield return $"{document.Path}：{row[name]}";
                }
            }
        }
    }

    private static IEnumerable<string> Count(IReadOnlyList<PackageDocument> documents, PackageRule rule)
    {
        foreach (PackageDocument sheet in documents.Where(d => d.Path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) && rule.Values.Any(v => d.Path.Contains(v, StringComparison.Ordinal))))
        {
            string rows = DocumentNumber.Whole(XlsxText.Rows(sheet.Content));
            foreach ((string place, string value) in Values(documents, rule.Fields).Where(f => f.Value != rows))
            {
                yield return $"{place}（{value}）≠ {sheet.Path}（{rows}）";
            }
        }
    }
}
