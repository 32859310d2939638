namespace GenAiMeasures.Labeling;

// a directory: IsMain for the first one of the file, at which the label stands
internal sealed record TiffDirectory(long Offset, bool IsMain, List<TiffEntry> Entries, long Next)
{
    internal TiffEntry? Find(ushort tag)
    {
        foreach (TiffEntry entry in Entries)
        {
            if (entry.Tag == tag)
            {
                return entry;
            }
        }

        return null;
    }
}
