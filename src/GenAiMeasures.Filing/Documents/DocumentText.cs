using System.Text;

namespace GenAiMeasures.Filing;

// XML 1.0 has no control characters and no half of a pair: they become U+FFFD, so that nothing is lost without a trace.
internal static class DocumentText
{
    internal static string Clean(string text)
    {
        int bad = FirstBad(text);
        if (bad < 0)
        {
            return text;
        }

        var clean = new StringBuilder(text.Length).Append(text, 0, bad);
        for (int i = bad; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(text, i++, 2);
            }
            else
            {
                clean.Append(IsBad(text[i]) ? '\uFFFD' : text[i]);
            }
        }

        return clean.ToString();
    }

    internal static string[] Lines(string text) =>
        Clean(text).ReplaceLineEndings("\n").Split('\n');

    private static int FirstBad(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (IsBad(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsBad(char c) => (c < ' ' && c is not ('\t' or '\n' or '\r')) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF';
}
