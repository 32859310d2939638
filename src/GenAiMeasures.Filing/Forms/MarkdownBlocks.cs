namespace GenAiMeasures.Filing;

// A text that people wrote, as Markdown or plain: headings become headings, everything else stays as it is.
internal static class MarkdownBlocks
{
    internal static IEnumerable<DocumentBlock> Read(string? text, string name)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [new TextFieldBlock(name, null)];
        }

        return DocumentText.Lines(text).Where(line => !string.IsNullOrWhiteSpace(line)).Select(Block).Prepend(new FieldTableBlock([new DocumentField(name, "见下文")]));
    }

    private static DocumentBlock Block(string line)
    {
        int level = line.TakeWhile(c => c == '#').Count();
        return level is > 0 and < 7 && line.Length > level && line[level] == ' '
            ? new HeadingBlock(Math.Min(level, 3), line[(level + 1)..].Trim())
            : new ParagraphBlock(line.Trim());
    }
}
