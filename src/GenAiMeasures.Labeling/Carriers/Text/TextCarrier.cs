namespace GenAiMeasures.Labeling;

/// <summary>
/// Plain text and everything else that is text: there is no place for an embedded label, and no clause that names one. It takes the explicit
/// label only (GB 45438-2025 5.1, quoted). What others left at its head is read.
/// </summary>
internal sealed class TextCarrier : LabelCarrier
{
    private const int Head = 64 * 1024;

    internal override string Format => "text";

    internal override bool Matches(ReadOnlySpan<byte> head, ByteSource content, string? fileName) =>
        TextFile.LooksLikeText(head) && TextFile.IsUtf8(head);

    internal override void Read(CarrierRead read)
    {
        read.Note(
            "explicit_only",
            "Plain text has no place for an embedded label; the explicit label in the text is the only one.",
            "纯文本没有可嵌入隐式标识的位置，只能在文本中添加显式标识。");
        TextFile text = TextFile.Read(read.Content, Head);
        string trimmed = text.Text.TrimStart();
        if (trimmed.StartsWith('<'))
        {
            ReadXml(read, trimmed);
            return;
        }

        FrontMatter? matter = FrontMatter.Find(trimmed);
        if (matter is { Kind: FrontMatterKind.Yaml or FrontMatterKind.Toml, IsOpen: false })
        {
            foreach (FrontMatterLabel label in FrontMatterLabel.Find(trimmed, matter))
            {
                read.AddSite(new LabelSite("front matter AIGC", IsNormative: false, 0, read.Content.Length, label.Text.Label));
            }
        }
        else if (trimmed.StartsWith("AIGC", StringComparison.OrdinalIgnoreCase) || trimmed.StartsWith('{'))
        {
            read.AddText("text", isNormative: false, 0, read.Content.Length, trimmed, isKeyed: false);
        }
    }

    // drawings and other XML may carry a packet, and may not be said to have no label then
    private static void ReadXml(CarrierRead read, string text)
    {
        XmpScan scan = XmpScan.Of(text);
        foreach (XmpLabelPlace label in scan.Labels)
        {
            read.AddSite(new LabelSite("XML XMP", IsNormative: false, 0, read.Content.Length, label.Text.Label));
        }

        if (scan.Labels.Count == 0 && LabelKeys.MentionsKey(text))
        {
            read.AddUnreadable("XML", isNormative: false, 0, read.Content.Length);
        }
    }

    internal override void Write(CarrierWrite write) => throw new DamagedContentException(
        "explicit_only",
        "plain text has no place for an embedded label. Put the explicit label into the text, or deliver it as Markdown, HTML, DOCX or PDF",
        "纯文本没有可嵌入隐式标识的位置，请在文本中添加显式标识，或改用 Markdown、HTML、DOCX、PDF 交付",
        LabelFailure.NoPlace);
}
