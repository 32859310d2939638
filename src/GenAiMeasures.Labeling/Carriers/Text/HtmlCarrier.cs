using System.Text;

namespace GenAiMeasures.Labeling;

/// <summary>
/// HTML: a <c>meta</c> tag named <c>AIGC</c> in the head. No clause names a place; this is what implementers do (secondary), so no site of it
/// is called the guide's. Also read: comments and JSON-LD of the head.
/// </summary>
internal sealed class HtmlCarrier : LabelCarrier
{
    internal const string Place = "meta AIGC";

    internal override string Format => "html";

    internal override bool HasGuide => false;

    internal override bool Matches(ReadOnlySpan<byte> head, ByteSource content, string? fileName)
    {
        if (!TextFile.LooksLikeText(head))
        {
            return false;
        }

        string text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF').TrimStart();
        return text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("<head", StringComparison.OrdinalIgnoreCase)
            || (text.StartsWith('<') && (TextFile.HasExtension(fileName, ".html", ".htm", ".xhtml") || text.Contains("<html", StringComparison.OrdinalIgnoreCase)));
    }

    internal override void Read(CarrierRead read)
    {
        TextFile text = TextFile.Read(read.Content, HtmlHead.MaxLength);
        HtmlHead head = HtmlHead.Read(text.Text);
        int before = read.SiteCount;
        foreach (HtmlMeta meta in head.Metas)
        {
            string value = text.Text[meta.ValueStart..meta.ValueEnd];
            long start = text.OffsetOf(meta.Start);
            long length = text.OffsetOf(meta.End) - start;
            read.AddText(
                meta.IsComment ? "comment" : Place, isNormative: false, start, length,
                meta.IsComment ? value : CharacterReferences.Decode(value), isKeyed: !meta.IsComment);
        }

        foreach ((int start, int end) in head.Scripts)
        {
            read.AddText("JSON-LD", isNormative: false, text.OffsetOf(start), end - start, text.Text.AsSpan(start, end - start), isKeyed: false);
        }

        if (head.IsCutOff)
        {
            throw DamagedContentException.Truncated();
        }

        int bodyAt = text.Text.IndexOf("<body", StringComparison.OrdinalIgnoreCase);
        if (read.SiteCount == before && LabelKeys.MentionsKey(bodyAt < 0 ? "" : text.Text.AsSpan(0, bodyAt)))
        {
            read.AddUnreadable("head", isNormative: false, 0, read.Content.Length);
        }

        if (read.SiteCount == before && text.Text.LastIndexOf("</html", StringComparison.OrdinalIgnoreCase) < 0 && read.Content.Length <= HtmlHead.MaxLength)
        {
            // tags may be left out, but then nothing says that the text was not cut
            read.Note("no_end", "The text has no closing html tag; it may have been cut.", "文本没有 html 结束标签，可能已被截断。");
        }
    }

    internal override void Write(CarrierWrite write)
    {
        TextFile text = TextFile.Read(write.Content, HtmlHead.MaxLength);
        HtmlHead head = HtmlHead.Read(text.Text);
        string json = Escape(write.Label.ToAsciiJson(wrapped: false));
        bool isWritten = false;
        foreach (HtmlMeta meta in head.Metas)
        {
            long start = text.OffsetOf(meta.Start);
            long end = text.OffsetOf(meta.End);
            if (!meta.IsComment && !isWritten)
            {
                write.Edits.Replace(start, end - start, Encoding.ASCII.GetBytes(Tag(json)));
                isWritten = true;
            }
            else if (LabelReader.Read(CharacterReferences.Decode(text.Text.AsSpan(meta.ValueStart, meta.ValueEnd - meta.ValueStart)), !meta.IsComment).Kind
                is LabelTextKind.Label or LabelTextKind.Damaged)
            {
                write.Edits.Delete(start, end - start);
            }
        }

        foreach ((int start, int end) in head.Scripts)
        {
            if (LabelReader.Read(text.Text.AsSpan(start, end - start), isKeyed: false).Kind is LabelTextKind.Label or LabelTextKind.Damaged)
            {
                write.Edits.Replace(text.OffsetOf(start), text.OffsetOf(end) - text.OffsetOf(start), "{}"u8.ToArray());
            }
        }

        if (!isWritten)
        {
            Insert(write, text, head, json);
        }
    }

    private static void Insert(CarrierWrite write, TextFile text, HtmlHead head, string json)
    {
        string end = FrontMatter.LineEndOf(text.Text);
        if (head.InsertAt >= 0)
        {
            write.Edits.Insert(text.OffsetOf(head.InsertAt), Encoding.ASCII.GetBytes(end + Tag(json)));
            return;
        }

        // a text without a head: the tag opens one by itself, behind the document type and the opening tag
        int at = 0;
        int html = text.Text.IndexOf("<html", StringComparison.OrdinalIgnoreCase);
        int type = text.Text.IndexOf("<!doctype", StringComparison.OrdinalIgnoreCase);
        int opening = html >= 0 ? html : type;
        if (opening >= 0)
        {
            at = text.Text.IndexOf('>', opening) + 1;
        }

        if (at <= 0)
        {
            throw new DamagedContentException("no_head", "The text has neither an html nor a head tag", "文本中没有 html 或 head 标签", LabelFailure.Unsupported);
        }

        write.Edits.Insert(text.OffsetOf(at), Encoding.ASCII.GetBytes(end + Tag(json) + end));
    }

    private static string Tag(string json) => "<meta name=\"AIGC\" content=\"" + json + "\">";

    private static string Escape(string json) => json
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
