namespace GenAiMeasures.Moderation;

// Cuts a text into segments as it arrives: at the end of a sentence once half of the length is there, at the length at the
// latest. Where a segment ends depends on the text alone.
internal sealed class TextSegments(int length)
{
    private const string SentenceEnds = "。！？!?\n";

    private int _count;

    // Whether a segment ends with this character.
    internal bool EndsWith(char c)
    {
        _count++;
        if (_count < length && (_count < length / 2 || !SentenceEnds.Contains(c, StringComparison.Ordinal)))
        {
            return false;
        }

        _count = 0;
        return true;
    }
}
