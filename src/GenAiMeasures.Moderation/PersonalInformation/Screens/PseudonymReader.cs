namespace GenAiMeasures.Moderation;

// Finds a conversation's pseudonyms in an answer as it streams, however it is cut, and has them replaced by what they stand
// for. Waits only while what stands at the end of the text could still become one.
internal sealed class PseudonymReader(PseudonymVault vault)
{
    // spaces that a model puts around a name do not matter, within reason
    private const int MaxLength = 24;

    private const string Opens = "[［【〔";
    private const string Closes = "]］】〕";

    private readonly char[] _inside = new char[PseudonymVault.MaxInside];
    private long _position;
    private long _start = -1;
    private int _length;

    // Returns how far the text may leave.
    internal long Write(ReadOnlySpan<char> text, ScreenReport report)
    {
        foreach (char c in text)
        {
            Read(c, report);
            _position++;
        }

        return _start < 0 ? _position : _start;
    }

    private void Read(char c, ScreenReport report)
    {
        if (Opens.Contains(c, StringComparison.Ordinal))
        {
            _start = vault.IsEmpty ? -1 : _position;
            _length = 0;
        }
        else if (_start >= 0)
        {
            if (Closes.Contains(c, StringComparison.Ordinal))
            {
                Close(report);
            }
            else if (_position - _start >= MaxLength || (c != ' ' && (_length == _inside.Length || !Fits(c))))
            {
                _start = -1;
            }
        }
    }

    private void Close(ScreenReport report)
    {
        if (vault.Restore(_inside.AsSpan(0, _length)) is { } original)
        {
            report.Replace((int)_start, (int)(_position + 1 - _start), original, _position + 1);
        }

        _start = -1;
    }

    private bool Fits(char c)
    {
        _inside[_length++] = TextClasses.Fold(c);
        ReadOnlySpan<char> inside = _inside.AsSpan(0, _length);
        for (int i = 0; i < PersonalInformationKindCodes.Count; i++)
        {
            string label = ((PersonalInformationKind)i).ToLabel();
            if (inside.Length <= label.Length ? label.AsSpan().StartsWith(inside, StringComparison.Ordinal)
                : inside.StartsWith(label, StringComparison.Ordinal) && NumberShape.AreDigits(inside[label.Length..]))
            {
                return true;
            }
        }

        return false;
    }
}
