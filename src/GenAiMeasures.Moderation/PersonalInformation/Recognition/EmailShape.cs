namespace GenAiMeasures.Moderation;

// an e-mail address within a word: the part before the @ and a domain with a top level of letters
internal static class EmailShape
{
    private const int MaxLocal = 64;

    // RFC 2606: names under which nobody has a mailbox
    private static readonly string[] Reserved = ["invalid", "test", "example", "localhost"];

    // Returns the length of the address, or 0.
    internal static int Find(ReadOnlySpan<char> atom, out int start)
    {
        start = 0;
        int at = atom.IndexOf('@');
        if (at <= 0)
        {
            return 0;
        }

        start = at;
        while (start > 0 && (char.IsAsciiLetterOrDigit(atom[start - 1]) || "._%+-".Contains(atom[start - 1], StringComparison.Ordinal)))
        {
            start--;
        }

        int end = EndOfDomain(atom, at + 1);
        return start < at && at - start <= MaxLocal && end > 0 ? end - start : 0;
    }

    private static int EndOfDomain(ReadOnlySpan<char> atom, int from)
    {
        int end = from;
        while (end < atom.Length && (char.IsAsciiLetterOrDigit(atom[end]) || atom[end] is '.' or '-'))
        {
            end++;
        }

        ReadOnlySpan<char> domain = atom[from..end];
        int dot = domain.LastIndexOf('.');
        if (dot <= 0)
        {
            return 0;
        }

        ReadOnlySpan<char> top = domain[(dot + 1)..];
        if (top.Length < 2 || top.ContainsAnyExceptInRange('A', 'z'))
        {
            return 0;
        }

        foreach (string reserved in Reserved)
        {
            if (top.Equals(reserved, StringComparison.OrdinalIgnoreCase))
            {
                return 0;
            }
        }

        return end;
    }
}
