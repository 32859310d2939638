namespace GenAiMeasures.Labeling;

// Every label in the script data of an FLV file.
internal static class FlvReader
{
    internal const string Place = "onMetaData AIGC";
    internal const string MetaData = "onMetaData";

    internal static void Read(CarrierRead read)
    {
        FlvFile file = FlvFile.Parse(read.Content);
        bool isFirst = true;
        foreach (FlvTag tag in file.Scripts)
        {
            isFirst &= !ReadScript(read, tag, ParseOrFind(read, tag), isFirst);
        }

        if (file.Damage is not null)
        {
            throw file.Damage;
        }
    }

    internal static bool ReadProperty(CarrierRead read, FlvTag tag, AmfScript script, AmfProperty property, bool isNormative)
    {
        int before = read.SiteCount;
        bool isKeyed = property.Name.Equals("AIGC", StringComparison.OrdinalIgnoreCase);
        string place = isKeyed ? Place : script.Name + " text";
        bool isExact = isNormative && property.Name == "AIGC" && property.Path.Length == 0;
        string? text = script.TextOf(property);
        if (text is not null)
        {
            read.AddText(place, isExact, tag.Offset, tag.End - tag.Offset, text, isKeyed);
        }

        if (read.SiteCount == before && isKeyed)
        {
            read.AddUnreadable(place, isExact, tag.Offset, tag.End - tag.Offset);
        }
        else if (read.SiteCount == before && text is not null)
        {
            read.AddUnknown(place, tag.Offset, tag.End - tag.Offset, script.Data.AsSpan(property.ValueStart, property.End - property.ValueStart));
        }

        return read.SiteCount > before;
    }

    // returns whether this is the file's description
    private static bool ReadScript(CarrierRead read, FlvTag tag, AmfScript script, bool isFirst)
    {
        int before = read.SiteCount;
        bool isDescription = script.Name == MetaData && script.PropertiesStart >= 0;
        foreach (AmfProperty property in script.Properties)
        {
            ReadProperty(read, tag, script, property, isFirst && isDescription);
        }

        if (read.SiteCount == before)
        {
            // outside of any property
            read.AddUnknown("script data", tag.Offset, tag.End - tag.Offset, script.Data);
        }

        return isDescription;
    }

    // script data that cannot be taken apart may still speak of a label
    private static AmfScript ParseOrFind(CarrierRead read, FlvTag tag)
    {
        byte[] data = read.Content.Copy(tag.DataOffset, tag.Length);
        try
        {
            return AmfScript.Parse(data, tag.Type == FlvTag.Script3);
        }
        catch (DamagedContentException damage)
        {
            read.AddUnknown("script data", tag.Offset, tag.End - tag.Offset, data);
            read.Damage(damage.Note, damage.Failure);
            return AmfScript.Parse([], isScript3: false);
        }
    }
}
