namespace GenAiMeasures.Labeling;

// The key AIGC of a front matter with everything that belongs to it. Offsets count characters of the whole text.
internal readonly record struct FrontMatterLabel(int Start, int End, LabelText Text, bool IsBlock)
{
    internal static List<FrontMatterLabel> Find(string text, FrontMatter matter)
    {
        var labels = new List<FrontMatterLabel>();
        for (int line = matter.BodyStart; line < matter.BodyEnd;)
        {
            int next = FrontMatter.NextLine(text, line);
            ReadOnlySpan<char> content = text.AsSpan(line, next - line).TrimEnd();
            if (!TryTakeKey(content, out ReadOnlySpan<char> value))
            {
                line = next;
                continue;
            }

            // everything that is indented belongs to the key
            int end = next;
            while (end < matter.BodyEnd && (text[end] is ' ' or '\t' || (text[end] is '\r' or '\n' && IsIndentedAfterBlank(text, end, matter.BodyEnd)) || (value.Length > 0 && IsOpenJson(text, line, end))))
            {
                end = FrontMatter.NextLine(text, end);
            }

            labels.Add(Read(text, line, Math.Min(end, matter.BodyEnd), next, value));
            line = end;
        }

        return labels;
    }

    private static FrontMatterLabel Read(string text, int start, int end, int firstEnd, ReadOnlySpan<char> value)
    {
        if (value.IsEmpty || value[0] is '#' or '|' or '>' or '&')
        {
            return value.Length > 0 && value[0] is '|' or '>'
                ? new FrontMatterLabel(start, end, LabelReader.Read(text.AsSpan(firstEnd, end - firstEnd), isKeyed: true), IsBlock: false)
                : new FrontMatterLabel(start, end, ReadBlock(text, firstEnd, end), IsBlock: true);
        }

        int at = start + text.AsSpan(start, end - start).IndexOfAny(':', '=') + 1;
        return new FrontMatterLabel(start, end, LabelReader.Read(Unquote(text.AsSpan(at, end - at)), isKeyed: true), IsBlock: false);
    }

    // one line a field
    private static LabelText ReadBlock(string text, int start, int end)
    {
        var fields = new LabelFields();
        for (int line = start; line < end; line = FrontMatter.NextLine(text, line))
        {
            ReadOnlySpan<char> content = text.AsSpan(line, FrontMatter.NextLine(text, line) - line).Trim();
            int colon = content.IndexOf(':');
            if (content.IsEmpty || content[0] == '#')
            {
                continue;
            }

            if (colon <= 0)
            {
                return LabelText.Damaged;
            }

            string key = content[..colon].Trim().Trim("\"'").ToString();
            string value = Unquote(content[(colon + 1)..]);
            fields.Add(key, value, ScannedKind.String, default);
        }

        LabelText read = fields.ToText(fields.HasAny, LabelDeviations.None);
        return read.Kind == LabelTextKind.None ? LabelText.Damaged : read;
    }

    internal static string Unquote(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        if (value.Length >= 2 && value[0] == '\'' && value[^1] == '\'')
        {
            return value[1..^1].ToString().Replace("''", "'", StringComparison.Ordinal);
        }

        if (value.Length >= 2 && value[0] == '"' && value[^1] == '"')
        {
            var scanner = new LabelScanner(string.Concat("{\"\":", value, "}"));
            return scanner.MoveNext() && scanner.Kind == ScannedKind.String ? scanner.Value : value[1..^1].ToString();
        }

        int comment = value.IndexOf(" #");
        return (comment >= 0 && value[0] != '{' ? value[..comment].TrimEnd() : value).ToString();
    }

    private static bool TryTakeKey(ReadOnlySpan<char> line, out ReadOnlySpan<char> value)
    {
        value = default;
        bool isQuoted = line.Length > 0 && line[0] is '"' or '\'';
        ReadOnlySpan<char> rest = isQuoted ? line[1..] : line;
        if (!rest.StartsWith("AIGC", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        rest = rest[4..];
        rest = (isQuoted && rest.Length > 0 && rest[0] == line[0] ? rest[1..] : rest).TrimStart();
        if (rest.IsEmpty || rest[0] is not (':' or '='))
        {
            return false;
        }

        value = rest[1..].Trim();
        return true;
    }

    // a flow mapping may go on over several lines
    private static bool IsOpenJson(string text, int start, int end)
    {
        ReadOnlySpan<char> part = text.AsSpan(start, end - start);
        return part.Contains('{') && part.Count('{') > part.Count('}') && part.Length < AigcLabel.MaxTextLength;
    }

    private static bool IsIndentedAfterBlank(string text, int at, int end)
    {
        while (at < end && text[at] is '\r' or '\n')
        {
            at++;
        }

        return at < end && text[at] is ' ' or '\t';
    }
}
