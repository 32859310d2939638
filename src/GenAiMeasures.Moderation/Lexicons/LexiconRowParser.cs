using System.Globalization;

namespace GenAiMeasures.Moderation;

// One row of a lexicon: its fields are checked one by one, so that every mistake of a row is named.
internal sealed class LexiconRowParser(RiskCode defaultRisk, List<LexiconProblem> problems)
{
    internal const int LongestTerm = 1_000;

    private static readonly char[] Lists = ['|', ';', '；'];

    private static readonly Dictionary<string, RiskCode> RisksByTitle =
        RiskCatalog.All.ToDictionary(r => r.Chinese, r => RiskCode.Parse(r.Code), StringComparer.Ordinal);

    internal LexiconTerm? Parse(LexiconColumns columns, List<string> row, int line)
    {
        int before = problems.Count;
        string text = columns.Get(row, LexiconColumn.Term);
        CheckTerm(text, line);
        string action = columns.Get(row, LexiconColumn.Action);
        TermKind kind = ParseKind(columns.Get(row, LexiconColumn.Kind), ref action, line);
        var term = new LexiconTerm
        {
            Text = text,
            Kind = kind,
            Risks = ParseRisks(columns.Get(row, LexiconColumn.Risk), kind, line),
            Severity = ParseSeverity(columns.Get(row, LexiconColumn.Severity), line),
            Action = ParseAction(action, line),
            Match = ParseMatch(columns.Get(row, LexiconColumn.Match), line, out TermForms forms),
            Forms = forms,
            Allow = Split(columns.Get(row, LexiconColumn.Allow)),
            Source = columns.Get(row, LexiconColumn.Source) is { Length: > 0 } source ? source : null,
            Added = ParseDate(columns.Get(row, LexiconColumn.Added), "added", line),
            Reviewed = ParseDate(columns.Get(row, LexiconColumn.Reviewed), "reviewed", line),
            Line = line,
        };
        return problems.Count == before ? term : null;
    }

    private void CheckTerm(string text, int line)
    {
        if (text.Length == 0)
        {
            Report(line, "emptyTerm", "The term is empty.");
        }
        else if (text.Length > LongestTerm)
        {
            Report(line, "longTerm", $"The term has {text.Length} characters; {LongestTerm} is the most. Look for a missing line break or separator.");
        }
        else if (text.AsSpan().ContainsAnyInRange('\u0000', '\u001F'))
        {
            Report(line, "controlCharacter", "The term holds a control character.");
        }
    }

    private TermKind ParseKind(string text, ref string action, int line)
    {
        // "allow" and "word" are also taken as an action, where lists of that shape have them
        string word = text.Length > 0 ? text : action;
        TermKind? kind = word.ToUpperInvariant() switch
        {
            "DENY" or "BAN" or "敏感词" => TermKind.Deny,
            "ALLOW" or "白名单" or "放行" => TermKind.Allow,
            "WORD" or "普通词" => TermKind.Word,
            _ => null,
        };
        if (text.Length > 0)
        {
            if (kind is null)
            {
                Report(line, "unknownKind", $"'{Short(text)}' is no kind of term. Use deny, allow or word.");
            }
        }
        else if (kind is not null)
        {
            action = "";
        }

        return kind ?? TermKind.Deny;
    }

    private RiskCode[] ParseRisks(string text, TermKind kind, int line)
    {
        if (text.Length == 0)
        {
            return kind == TermKind.Deny && !defaultRisk.IsNone ? [defaultRisk] : [];
        }

        var risks = new List<RiskCode>();
        foreach (string part in Split(text))
        {
            if (!TryParseRisk(part, out RiskCode risk))
            {
                Report(line, "unknownRisk", $"'{Short(part)}' is not one of the 31 risk codes A.1.a to A.5.b of GB/T 45654-2025 Annex A.");
            }
            else if (!risks.Contains(risk))
            {
                risks.Add(risk);
            }
        }

        return [.. risks];
    }

    private static bool TryParseRisk(string text, out RiskCode risk)
    {
        if (RiskCode.TryParse(text, out risk) || RisksByTitle.TryGetValue(text, out risk))
        {
            return true;
        }

        Risk? same = RiskCatalog.All.FirstOrDefault(r => string.Equals(r.Code, text, StringComparison.OrdinalIgnoreCase));
        return RiskCode.TryParse(same?.Code, out risk);
    }

    private int ParseSeverity(string text, int line)
    {
        switch (text.ToUpperInvariant())
        {
            case "" or "MEDIUM" or "中":
                return 3;
            case "HIGH" or "高":
                return 1;
            case "LOW" or "低":
                return 5;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int severity) && severity is >= 1 and <= 5)
        {
            return severity;
        }

        Report(line, "badSeverity", $"'{Short(text)}' is no severity. Use 1 (worst) to 5, or high, medium, low.");
        return 3;
    }

    private Verdict? ParseAction(string text, int line)
    {
        switch (text.ToUpperInvariant())
        {
            case "" or "DEFAULT" or "BLOCK" or "阻断":
                return null;
            case "FLAG" or "REVIEW" or "OBSERVE" or "标记" or "审核":
                return Verdict.Flag;
            case "REDACT" or "MASK" or "REPLACE" or "脱敏" or "替换":
                return Verdict.Redact;
            case "SUBSTITUTE" or "代答":
                return Verdict.Substitute;
            case "REFUSE" or "拒答":
                return Verdict.Refuse;
            case "STOP" or "停止":
                return Verdict.Stop;
            default:
                Report(line, "unknownAction", $"'{Short(text)}' is no action. Use flag, redact, substitute, refuse or stop, or leave it empty.");
                return null;
        }
    }

    // one way to match, and any number of other forms, in any order
    private TermMatch ParseMatch(string text, int line, out TermForms forms)
    {
        TermMatch match = TermMatch.Normal;
        forms = TermForms.None;
        foreach (string part in Split(text))
        {
            switch (part.ToUpperInvariant())
            {
                case "NORMAL":
                    break;
                case "EXACT" or "精确":
                    match = TermMatch.Exact;
                    break;
                case "SUBSTRING":
                    match = TermMatch.Substring;
                    break;
                case "SPLIT" or "拆字":
                    forms |= TermForms.Split;
                    break;
                case "PINYIN" or "拼音":
                    forms |= TermForms.Pinyin;
                    break;
                case "INITIALS" or "首字母":
                    forms |= TermForms.Initials;
                    break;
                case "DIGITS":
                    forms |= TermForms.Digits;
                    break;
                default:
                    Report(line, "unknownMatch", $"'{Short(part)}' is no way to match. Use normal, exact or substring, and split, pinyin, initials or digits.");
                    break;
            }
        }

        return match;
    }

    private DateOnly? ParseDate(string text, string column, int line)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date))
        {
            return date;
        }

        Report(line, "badDate", $"'{Short(text)}' in column {column} is no date. Use the form 2026-03-01.");
        return null;
    }

    private static string[] Split(string text) => text.Split(Lists, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // messages show a field that should hold a keyword of ours, cut so that a term in the wrong column is not copied whole
    private static string Short(string text) => text.Length <= 12 ? text : text[..12] + "…";

    private void Report(int line, string code, string message) => problems.Add(new LexiconProblem(line, code, message));
}
