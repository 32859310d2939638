using System.Text;

namespace GenAiMeasures.Labeling;

/// <summary>
/// Markdown: the label is the mapping <c>AIGC</c> of the YAML front matter, seven keys, every value quoted (TC260-PG-20258A 6.5, quoted). Told by the
/// file name, or by a front matter. Also read: one line of JSON, single quotes, no quotes, TOML and JSON front matters.
/// </summary>
internal sealed class MarkdownCarrier : LabelCarrier
{
    private const string Place = "front matter AIGC";

    internal override string Format => "markdown";

    internal override bool Matches(ReadOnlySpan<byte> head, ByteSource content, string? fileName)
    {
        if (!TextFile.LooksLikeText(head) || !TextFile.IsUtf8(head))
        {
            return content.Length == 0 && IsNamed(fileName);
        }

        if (IsNamed(fileName))
        {
            return true;
        }

        head = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        return !Path.HasExtension(fileName) && (head.StartsWith("---\n"u8) || head.StartsWith("---\r\n"u8));
    }

    internal override void Read(CarrierRead read)
    {
        TextFile text = Load(read.Content);
        FrontMatter? matter = FrontMatter.Find(text.Text);
        if (matter is null)
        {
            AddStray(read, text, 0, Math.Min(text.Text.Length, 64 * 1024));
            return;
        }

        if (matter.Kind == FrontMatterKind.Json)
        {
            if (!read.AddText("JSON front matter", isNormative: false, 0, read.Content.Length, text.Text, isKeyed: false))
            {
                AddStray(read, text, 0, Math.Min(text.Text.Length, 64 * 1024));
            }

            return;
        }

        int before = read.SiteCount;
        foreach (FrontMatterLabel label in FrontMatterLabel.Find(text.Text, matter))
        {
            long start = text.OffsetOf(label.Start);
            long length = text.OffsetOf(label.End) - start;
            bool isNormative = matter.Kind == FrontMatterKind.Yaml && label.IsBlock;
            if (label.Text.Label is { } found)
            {
                read.AddSite(new LabelSite(Place, isNormative, start, length, found));
            }
            else
            {
                read.AddUnreadable(Place, isNormative, start, length);
            }
        }

        if (matter.IsOpen)
        {
            throw DamagedContentException.Truncated();
        }

        if (read.SiteCount == before)
        {
            AddStray(read, text, matter.BodyStart, matter.BodyEnd);
        }
    }

    internal override void Write(CarrierWrite write)
    {
        TextFile text = Load(write.Content);
        if (!XmpTextIsUtf8(write.Content))
        {
            throw new DamagedContentException("encoding", "The text is not UTF-8", "文本不是 UTF-8 编码", LabelFailure.Unsupported);
        }

        FrontMatter? matter = FrontMatter.Find(text.Text);
        if (matter is { Kind: not FrontMatterKind.Yaml })
        {
            throw new DamagedContentException(
                "front_matter", "The text has a front matter that is not YAML, and the guide names YAML", "该文本的前置元数据不是 YAML，指南要求使用 YAML", LabelFailure.Unsupported);
        }

        string end = matter?.LineEnd ?? FrontMatter.LineEndOf(text.Text);
        string block = Block(write.Label, end);
        if (matter is null)
        {
            write.Edits.Insert(text.OffsetOf(0), Encoding.UTF8.GetBytes("---" + end + block + "---" + end + (text.Text.Length > 0 ? end : "")));
            return;
        }

        bool isWritten = false;
        foreach (FrontMatterLabel label in FrontMatterLabel.Find(text.Text, matter))
        {
            long start = text.OffsetOf(label.Start);
            write.Edits.Replace(start, text.OffsetOf(label.End) - start, isWritten ? default : Encoding.UTF8.GetBytes(block));
            isWritten = true;
        }

        if (!isWritten)
        {
            write.Edits.Insert(text.OffsetOf(matter.BodyEnd), Encoding.UTF8.GetBytes(block));
        }
    }

    private static string Block(AigcLabel label, string end)
    {
        var block = new StringBuilder("AIGC:").Append(end);
        for (int i = 0; i < LabelKeys.Names.Length; i++)
        {
            block.Append("  ").Append(LabelKeys.Names[i]).Append(": ").Append(Quote(label[(LabelField)i])).Append(end);
        }

        foreach (LabelMember member in label.UnknownMembers)
        {
            block.Append("  ").Append(Quote(member.Name)).Append(": ").Append(Quote(member.RawValue)).Append(end);
        }

        return block.ToString();
    }

    // single quotes, in which YAML knows no escapes; double ones where a character needs one
    private static string Quote(string value)
    {
        if (!value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";
        }

        var quoted = new StringBuilder(value.Length + 16).Append('"');
        foreach (char c in value)
        {
            _ = c is '"' or '\\' ? quoted.Append('\\').Append(c)
                : c is >= ' ' and <= '~' ? quoted.Append(c)
                : quoted.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
        }

        return quoted.Append('"').ToString();
    }

    private static void AddStray(CarrierRead read, TextFile text, int start, int end)
    {
        string part = text.Text[start..end];
        string trimmed = part.TrimStart();
        bool isBare = trimmed.StartsWith("AIGC", StringComparison.OrdinalIgnoreCase);
        if (isBare)
        {
            read.AddText("text", isNormative: false, text.OffsetOf(start), part.Length, trimmed, isKeyed: false);
        }
    }

    private static bool IsNamed(string? fileName) => TextFile.HasExtension(fileName, ".md", ".markdown", ".mdx", ".mkd");

    private static TextFile Load(ByteSource content) => content.Length > TextFile.MaxLength
        ? throw DamagedContentException.TooLarge()
        : TextFile.Read(content, TextFile.MaxLength);

    private static bool XmpTextIsUtf8(ByteSource content)
    {
        byte[] bytes = new byte[content.Length];
        content.CopyTo(0, bytes);
        return System.Text.Unicode.Utf8.IsValid(bytes);
    }
}
