namespace GenAiMeasures;

// the places of named columns in a header, whatever their order
internal static class CsvColumns
{
    internal static int Find(string[] header, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            // a column without a name is not asked for
            int place = name.Length == 0 ? -1 : Array.FindIndex(header, h => string.Equals(h.Trim(), name, StringComparison.OrdinalIgnoreCase));
            if (place >= 0)
            {
                return place;
            }
        }

        return -1;
    }
}
