namespace GenAiMeasures.Moderation;

// accounts that look like any other word and count only where the text announces them
internal static class AccountShape
{
    internal const int MinLength = 5;

    private const int MaxQq = 11;
    private const int MinWeChat = 6;
    private const int MaxWeChat = 20;

    internal static bool IsQq(ReadOnlySpan<char> atom) =>
        atom.Length is >= MinLength and <= MaxQq && atom[0] != '0' && !atom.ContainsAnyExceptInRange('0', '9');

    internal static bool IsWeChat(ReadOnlySpan<char> atom)
    {
        if (atom.Length is < MinWeChat or > MaxWeChat || !char.IsAsciiLetter(atom[0]))
        {
            return false;
        }

        foreach (char c in atom)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }

        return true;
    }
}
