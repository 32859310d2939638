namespace GenAiMeasures.Labeling;

// Puts an element into a room of fixed length, with a Void behind it or a longer size field.
internal static class MatroskaRoom
{
    // null when it does not fit
    internal static byte[]? Fill(uint id, byte[] data, long room)
    {
        byte[] idBytes = EbmlElement.IdBytes(id);
        for (int sizeLength = EbmlElement.ShortestSize(data.Length); sizeLength <= 8; sizeLength++)
        {
            long rest = room - idBytes.Length - sizeLength - data.Length;
            if (rest < 0)
            {
                return null;
            }

            // a Void takes two bytes at least
            if (rest != 1)
            {
                byte[] element = [.. idBytes, .. EbmlElement.SizeBytes(data.Length, sizeLength), .. data];
                return rest == 0 ? element : [.. element, .. EbmlElement.MakeVoid(rest)];
            }
        }

        return null;
    }

    // an element and the Void elements right behind it
    internal static long EndWithVoids(List<EbmlElement> elements, EbmlElement element)
    {
        long end = element.End;
        for (int i = elements.IndexOf(element) + 1; i < elements.Count && elements[i].Id == EbmlIds.Void && elements[i].Offset == end; i++)
        {
            end = elements[i].End;
        }

        return end;
    }
}
