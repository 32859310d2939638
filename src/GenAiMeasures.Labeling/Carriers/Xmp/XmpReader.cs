namespace GenAiMeasures.Labeling;

internal static class XmpReader
{
    // adds the packet's labels; returns whether there are any
    internal static bool Read(CarrierRead read, string place, bool isNormative, long offset, ReadOnlySpan<byte> packet) =>
        Read(read, place, isNormative, offset, packet.Length, Scan(packet));

    internal static XmpScan Scan(ReadOnlySpan<byte> packet) => XmpScan.Of(XmpText.Decode(packet, out _));

    internal static bool Read(CarrierRead read, string place, bool isNormative, long offset, long length, XmpScan scan)
    {
        read.DigitalSourceType ??= scan.DigitalSourceType;
        int before = read.SiteCount;
        foreach (XmpLabelPlace label in scan.Labels)
        {
            switch (label.Text.Kind)
            {
                case LabelTextKind.Label:
                    bool isExact = isNormative && label.IsOurNamespace && label.Form is XmpLabelForm.Element or XmpLabelForm.Attribute;
                    read.AddSite(new LabelSite(place, isExact, offset, length, label.Text.Label));
                    break;
                case LabelTextKind.Damaged:
                    read.AddUnreadable(place, isNormative, offset, length);
                    break;
                default:
                    break;
            }
        }

        if (scan.IsDamaged)
        {
            read.Damage(new LabelNote("xmp_damaged", "An XMP packet is not well-formed XML, or has a document type", "XMP 数据包不是格式良好的 XML，或含有文档类型声明"));
        }

        if (read.SiteCount == before && LabelKeys.MentionsKey(scan.Text))
        {
            // a label that lost its name is damaged, not absent
            read.AddUnreadable(place, isNormative, offset, length);
        }

        return read.SiteCount > before;
    }
}
