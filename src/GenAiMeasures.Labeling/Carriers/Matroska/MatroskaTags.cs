using System.Text;

namespace GenAiMeasures.Labeling;

// Makes Tags elements anew: every tag as it was but those of labels.
internal static class MatroskaTags
{
    // the data of a Tags element without its labels, and with this one
    internal static byte[] Write(ByteSource content, EbmlElement? tags, AigcLabel? label)
    {
        using var kept = new MemoryStream();
        bool isPlaced = label is null;
        foreach (EbmlElement tag in tags?.Children(content) ?? [])
        {
            if (tag.Id is EbmlIds.Void or EbmlIds.Crc || (tag.Id != EbmlIds.Tag && MatroskaReader.ReadStray(new CarrierRead(content, ""), tag)))
            {
                // a checksum would be wrong now
                continue;
            }

            if (tag.Id != EbmlIds.Tag)
            {
                kept.Write(content.Need(tag.Offset, tag.TotalLength));
                continue;
            }

            List<EbmlElement> children = tag.Children(content);
            bool takesLabel = !isPlaced && MatroskaReader.IsGlobal(content, children);
            WriteTag(content, kept, children, takesLabel ? label : null);
            isPlaced |= takesLabel;
        }

        if (!isPlaced)
        {
            kept.Write(EbmlElement.Make(EbmlIds.Tag, [.. EbmlElement.Make(EbmlIds.Targets, []), .. MakeLabel(label!)]));
        }

        return kept.ToArray();
    }

    private static void WriteTag(ByteSource content, MemoryStream output, List<EbmlElement> children, AigcLabel? label)
    {
        using var kept = new MemoryStream();
        bool hasTags = false;
        bool lostTags = false;
        foreach (EbmlElement child in children)
        {
            var probe = new CarrierRead(content, "");
            bool isLabel = child.Id == EbmlIds.SimpleTag
                ? MatroskaReader.ReadSimpleTag(probe, child, isNormative: false, depth: 16)
                : MatroskaReader.ReadStray(probe, child);
            if (!isLabel && child.Id is not (EbmlIds.Crc or EbmlIds.Void))
            {
                kept.Write(content.Need(child.Offset, child.TotalLength));
                hasTags |= child.Id == EbmlIds.SimpleTag;
            }

            lostTags |= isLabel;
        }

        if (label is not null)
        {
            kept.Write(MakeLabel(label));
            hasTags = true;
        }

        // a tag of which nothing is left but its targets was the label's own
        if (hasTags || !lostTags)
        {
            output.Write(EbmlElement.Make(EbmlIds.Tag, kept.ToArray()));
        }
    }

    private static byte[] MakeLabel(AigcLabel label) => EbmlElement.Make(
        EbmlIds.SimpleTag,
        [.. EbmlElement.Make(EbmlIds.TagName, "AIGC"u8), .. EbmlElement.Make(EbmlIds.TagString, Encoding.UTF8.GetBytes(label.ToJson()))]);
}
