using System.Text;

namespace GenAiMeasures.Labeling;

/// <summary>
/// Puts a label into a packet and leaves every other character of it as it is: the property's value is replaced where it stands, other
/// labels are cut out, and a packet without one gets one more description. Padding at the packet's end is used up first, so that
/// the packet keeps its size where it can.
/// </summary>
internal static class XmpWriter
{
    internal static byte[] Create(AigcLabel label, bool addsSourceType)
    {
        var packet = new StringBuilder(1024);
        packet.Append("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"")
            .Append(XmpNames.Rdf).Append("\">");
        AppendDescription(packet, "rdf:", "", label, addsSourceType);
        packet.Append("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>");
        return XmpText.Utf8.GetBytes(packet.ToString());
    }

    // an empty packet is as good as none
    internal static byte[] Merge(ReadOnlySpan<byte> packet, AigcLabel label, bool addsSourceType)
    {
        string text = XmpText.DecodeExactly(packet);
        return LabelReader.Trim(text).IsEmpty
            ? Create(label, addsSourceType)
            : XmpText.Utf8.GetBytes(Merge(XmpScan.Of(text), label, addsSourceType));
    }

    internal static string Merge(XmpScan scan, AigcLabel label, bool addsSourceType)
    {
        Require(scan);
        XmpLabelPlace? kept = scan.Labels.Find(l => l.IsOurNamespace && l.Form is XmpLabelForm.Element or XmpLabelForm.Attribute && l.ValueStart < l.ValueEnd);
        bool addsType = addsSourceType && scan.DigitalSourceType is null;
        var cuts = Cuts(scan, kept);
        var text = new StringBuilder(scan.Text.Length + 1024);
        int insertAt = scan.RdfClose >= 0 ? scan.RdfClose : scan.EmptyRdf;
        if (kept is not null)
        {
            cuts.Add((kept.ValueStart, kept.ValueEnd, Escape(label.ToJson(), kept.Form == XmpLabelForm.Attribute)));
        }

        if (kept is null || addsType)
        {
            cuts.Add((insertAt, scan.RdfClose >= 0 ? insertAt : insertAt + 2, Added(scan, kept is null ? label : null, addsType)));
        }

        cuts.Sort((a, b) => a.Start.CompareTo(b.Start));
        int at = 0;
        foreach ((int start, int end, string with) in cuts)
        {
            if (start < at)
            {
                // a property inside one that is cut out
                continue;
            }

            text.Append(scan.Text, at, start - at).Append(with);
            at = end;
        }

        text.Append(scan.Text, at, scan.Text.Length - at);
        return Pad(text.ToString(), scan.Text);
    }

    // everything but labels: for packets that may hold none
    internal static string Clean(XmpScan scan)
    {
        Require(scan);
        var text = new StringBuilder(scan.Text.Length);
        int at = 0;
        var cuts = Cuts(scan, kept: null);
        cuts.Sort((a, b) => a.Start.CompareTo(b.Start));
        foreach ((int start, int end, _) in cuts)
        {
            if (start >= at)
            {
                text.Append(scan.Text, at, start - at);
                at = end;
            }
        }

        return text.Append(scan.Text, at, scan.Text.Length - at).ToString();
    }

    private static void Require(XmpScan scan)
    {
        if (scan.IsDamaged || !scan.HasRdf)
        {
            throw new DamagedContentException(
                "xmp_damaged", "The XMP packet holds no complete RDF that a label could be added to", "XMP 数据包中没有完整的 RDF，无法写入标识");
        }
    }

    private static List<(int Start, int End, string With)> Cuts(XmpScan scan, XmpLabelPlace? kept)
    {
        var cuts = new List<(int, int, string)>();
        foreach (XmpLabelPlace place in scan.Labels)
        {
            if (place != kept && place.Form != XmpLabelForm.Fields)
            {
                cuts.Add((place.Start, place.End, ""));
            }
        }

        foreach ((int start, int end) in scan.FieldPlaces)
        {
            cuts.Add((start, end, ""));
        }

        return cuts;
    }

    private static string Added(XmpScan scan, AigcLabel? label, bool addsSourceType)
    {
        string prefix = scan.RdfName[..(scan.RdfName.IndexOf(':', StringComparison.Ordinal) + 1)];
        var added = new StringBuilder();
        added.Append(scan.RdfClose < 0 ? ">" : "");
        AppendDescription(added, prefix, scan.About, label, addsSourceType);
        added.Append(scan.RdfClose < 0 ? "</" + scan.RdfName + ">" : "");
        return added.ToString();
    }

    private static void AppendDescription(StringBuilder packet, string rdf, string about, AigcLabel? label, bool addsSourceType)
    {
        packet.Append('<').Append(rdf).Append("Description ").Append(rdf).Append("about=\"").Append(about.Replace("\"", "&quot;", StringComparison.Ordinal)).Append('"');
        packet.Append(label is null ? "" : " xmlns:TC260=\"" + XmpNames.Tc260 + "\"");
        packet.Append(addsSourceType ? " xmlns:Iptc4xmpExt=\"" + XmpNames.IptcExtension + "\"" : "").Append('>');
        if (label is not null)
        {
            packet.Append("<TC260:AIGC>").Append(Escape(label.ToJson(), isAttribute: false)).Append("</TC260:AIGC>");
        }

        if (addsSourceType)
        {
            packet.Append("<Iptc4xmpExt:DigitalSourceType>").Append(XmpNames.TrainedAlgorithmicMedia).Append("</Iptc4xmpExt:DigitalSourceType>");
        }

        packet.Append("</").Append(rdf).Append("Description>");
    }

    private static string Escape(string json, bool isAttribute)
    {
        if (json.AsSpan().IndexOfAny("&<>") >= 0)
        {
            json = json.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
        }

        return isAttribute ? json.Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&apos;", StringComparison.Ordinal) : json;
    }

    // takes from the blanks before the packet's end what it grew by, or gives back what it shrank by
    private static string Pad(string text, string before)
    {
        int trailer = text.LastIndexOf("<?xpacket end", StringComparison.Ordinal);
        if (trailer < 0)
        {
            return text;
        }

        int end = text.AsSpan(0, trailer).LastIndexOfAnyExcept(" \t\r\n") + 1;
        int blanks = trailer - end;
        int grown = XmpText.Utf8.GetByteCount(text) - XmpText.Utf8.GetByteCount(before);
        return grown switch
        {
            0 => text,
            > 0 => text.Remove(end, Math.Min(grown, Math.Max(0, blanks - 1))),
            _ => text.Insert(trailer, new string(' ', -grown)),
        };
    }
}
