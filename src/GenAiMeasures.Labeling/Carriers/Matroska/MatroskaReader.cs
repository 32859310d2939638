using System.Text;

namespace GenAiMeasures.Labeling;

// Every tag of a Matroska file that holds a label.
internal static class MatroskaReader
{
    internal const string Place = "Tags SimpleTag AIGC";
    private const int MaxDepth = 16;
    private const int MaxStray = 64 * 1024;

    internal static void Read(CarrierRead read)
    {
        MatroskaFile file = MatroskaFile.Parse(read.Content);
        foreach (EbmlElement element in file.Elements)
        {
            if (element.Id == EbmlIds.Tags)
            {
                ReadTags(read, element);
            }
            else if (element.Id is not (EbmlIds.Cluster or EbmlIds.Void or EbmlIds.Cues) && element.Length <= MaxStray)
            {
                ReadStray(read, element);
            }
        }

        if (file.Damage is not null)
        {
            throw file.Damage;
        }
    }

    // an element that should know nothing of labels
    internal static bool ReadStray(CarrierRead read, EbmlElement element) => read.AddUnknown(
        "element " + element.Id.ToString("X", System.Globalization.CultureInfo.InvariantCulture),
        element.Offset, element.TotalLength, read.Content.Need(element.DataOffset, element.Length));

    internal static void ReadTags(CarrierRead read, EbmlElement tags)
    {
        foreach (EbmlElement tag in tags.Children(read.Content))
        {
            if (tag.Id != EbmlIds.Tag)
            {
                ReadOther(read, tag);
                continue;
            }

            List<EbmlElement> children = tag.Children(read.Content);
            bool isGlobal = IsGlobal(read.Content, children);
            foreach (EbmlElement child in children)
            {
                if (child.Id == EbmlIds.SimpleTag)
                {
                    ReadSimpleTag(read, child, isGlobal, MaxDepth);
                }
                else
                {
                    ReadOther(read, child);
                }
            }
        }
    }

    // whether tags speak of the whole file: their targets name no track, edition, chapter or attachment
    internal static bool IsGlobal(ByteSource content, List<EbmlElement> tag)
    {
        if (EbmlElement.Find(tag, EbmlIds.Targets) is not { } targets)
        {
            return true;
        }

        foreach (EbmlElement child in targets.Children(content))
        {
            if (child.Id is 0x63C5 or 0x63C9 or 0x63C4 or 0x63C6 && child.ReadUnsigned(content) != 0)
            {
                return false;
            }
        }

        return true;
    }

    internal static bool ReadSimpleTag(CarrierRead read, EbmlElement simple, bool isNormative, int depth)
    {
        if (depth == 0)
        {
            throw DamagedContentException.Malformed("its tags stand too deep in one another");
        }

        int before = read.SiteCount;
        List<EbmlElement> children = simple.Children(read.Content);
        string name = EbmlElement.Find(children, EbmlIds.TagName) is { Length: < 1024 } element
            ? Encoding.UTF8.GetString(read.Content.Need(element.DataOffset, element.Length)).TrimEnd('\0')
            : "";
        bool isKeyed = name.Equals("AIGC", StringComparison.OrdinalIgnoreCase);
        bool isExact = isNormative && name == "AIGC" && depth == MaxDepth;
        string place = isKeyed ? Place : "Tags SimpleTag";
        foreach (EbmlElement child in children)
        {
            if (child.Id == EbmlIds.SimpleTag)
            {
                ReadSimpleTag(read, child, isNormative: false, depth - 1);
            }
            else if (child.Id is EbmlIds.TagString or EbmlIds.TagBinary)
            {
                ReadOnlySpan<byte> value = read.Content.Need(child.DataOffset, child.Length);
                bool isRead = read.AddUtf8(place, isExact && child.Id == EbmlIds.TagString, simple.Offset, simple.TotalLength, value, isKeyed);
                if (!isRead && value.Length <= MaxStray)
                {
                    read.AddUnknown(place, simple.Offset, simple.TotalLength, value);
                }
            }
            else if (child.Id != EbmlIds.TagName)
            {
                ReadOther(read, child);
            }
        }

        if (isKeyed && read.SiteCount == before)
        {
            read.AddUnreadable(place, isExact, simple.Offset, simple.TotalLength);
        }

        return read.SiteCount > before;
    }

    private static void ReadOther(CarrierRead read, EbmlElement element)
    {
        if (element.Length <= MaxStray)
        {
            ReadStray(read, element);
        }
    }
}
