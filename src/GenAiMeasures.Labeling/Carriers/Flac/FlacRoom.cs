namespace GenAiMeasures.Labeling;

// Makes a PADDING block give or take what the other blocks grew or shrank by.
internal static class FlacRoom
{
    // first and last are the ends of what changes, and are moved to where the padding is
    internal static void Balance(List<FlacPart> parts, FlacFile file, ref int first, ref int last)
    {
        int growth = 0;
        foreach (FlacPart part in parts)
        {
            growth += part.Growth;
            if (part.Length > FlacFile.MaxBlockLength)
            {
                throw new LabelWriteException(LabelFailure.TooLarge, "flac", "The comment block has no room for the label: it is at its largest size already.");
            }
        }

        if (growth == 0)
        {
            return;
        }

        for (int i = 0; i < parts.Count; i++)
        {
            FlacPart part = parts[i];
            int room = part.Length - growth;
            if (part.Type != FlacBlock.Padding || part.Block is null || room is < 0 or > FlacFile.MaxBlockLength)
            {
                continue;
            }

            // the blocks between are copied in one piece
            long span = Math.Abs(Offset(parts, file, i) - Offset(parts, file, first)) + part.Length;
            if (span > CarrierLimits.MaxBlock)
            {
                continue;
            }

            parts[i] = part with { Data = new byte[room] };
            first = Math.Min(first, i);
            last = Math.Max(last, i);
            return;
        }

        if (growth <= -FlacFile.HeaderLength)
        {
            parts.Insert(last + 1, new FlacPart(null, FlacBlock.Padding, new byte[-growth - FlacFile.HeaderLength]));
            last++;
        }
    }

    private static long Offset(List<FlacPart> parts, FlacFile file, int index) => parts[index].Block?.Offset ?? file.Blocks[0].End;
}
