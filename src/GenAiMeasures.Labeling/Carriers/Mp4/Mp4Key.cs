namespace GenAiMeasures.Labeling;

// a name that items of a meta box refer to by its number
internal sealed record Mp4Key(uint Namespace, string Name, byte[] Bytes)
{
    // with or without the zero that some writers put behind it
    internal bool IsLabel => Namespace == Mp4Types.Mdta && Name.TrimEnd('\0') == "AIGC";

    internal bool SpeaksOfLabel => Name.Contains("AIGC", StringComparison.OrdinalIgnoreCase);
}
