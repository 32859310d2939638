using System.Collections.Frozen;

namespace GenAiMeasures.Moderation;

// which column of a table holds what
internal sealed class LexiconColumns
{
    private static readonly FrozenDictionary<string, LexiconColumn> Names = new Dictionary<string, LexiconColumn>(StringComparer.OrdinalIgnoreCase)
    {
        ["term"] = LexiconColumn.Term,
        ["word"] = LexiconColumn.Term,
        ["keyword"] = LexiconColumn.Term,
        ["text"] = LexiconColumn.Term,
        ["词"] = LexiconColumn.Term,
        ["词语"] = LexiconColumn.Term,
        ["关键词"] = LexiconColumn.Term,
        ["敏感词"] = LexiconColumn.Term,
        ["risk"] = LexiconColumn.Risk,
        ["risks"] = LexiconColumn.Risk,
        ["code"] = LexiconColumn.Risk,
        ["category"] = LexiconColumn.Risk,
        ["风险"] = LexiconColumn.Risk,
        ["风险代码"] = LexiconColumn.Risk,
        ["类别"] = LexiconColumn.Risk,
        ["severity"] = LexiconColumn.Severity,
        ["level"] = LexiconColumn.Severity,
        ["级别"] = LexiconColumn.Severity,
        ["等级"] = LexiconColumn.Severity,
        ["action"] = LexiconColumn.Action,
        ["verdict"] = LexiconColumn.Action,
        ["处置"] = LexiconColumn.Action,
        ["match"] = LexiconColumn.Match,
        ["匹配"] = LexiconColumn.Match,
        ["kind"] = LexiconColumn.Kind,
        ["type"] = LexiconColumn.Kind,
        ["类型"] = LexiconColumn.Kind,
        ["allow"] = LexiconColumn.Allow,
        ["白名单"] = LexiconColumn.Allow,
        ["source"] = LexiconColumn.Source,
        ["来源"] = LexiconColumn.Source,
        ["added"] = LexiconColumn.Added,
        ["添加日期"] = LexiconColumn.Added,
        ["reviewed"] = LexiconColumn.Reviewed,
        ["复核日期"] = LexiconColumn.Reviewed,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly LexiconColumn[] _columns;

    private LexiconColumns(LexiconColumn[] columns) => _columns = columns;

    // without a header: what is asked for most
    internal static LexiconColumns Positional { get; } =
        new([LexiconColumn.Term, LexiconColumn.Risk, LexiconColumn.Severity, LexiconColumn.Action]);

    // Reads a header, or returns null when the row is none. Columns with other names are left out of account.
    internal static LexiconColumns? FromHeader(List<string> row)
    {
        LexiconColumn[] columns = [.. row.Select(name => Names.GetValueOrDefault(name.Trim(), LexiconColumn.Other))];
        return columns.Contains(LexiconColumn.Term) ? new LexiconColumns(columns) : null;
    }

    internal string Get(List<string> row, LexiconColumn column)
    {
        int at = Array.IndexOf(_columns, column);
        return at >= 0 && at < row.Count ? row[at].Trim() : "";
    }
}
