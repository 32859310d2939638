namespace GenAiMeasures.Moderation;

// One text as it arrives: keeps what is not decided and a bounded look back, and says how far everything is decided.
internal sealed class InformationStream
{
    // what is kept of a decided text: a word that announces a number, and the sentence's beginning
    private const int Kept = 64;
    private const int ForgetAt = 2048;

    private readonly InformationScanner _scanner = new();
    private readonly List<FoundInformation> _found = [];
    private char[] _text = new char[256];
    private int _length;
    private int _at;
    private long _forgotten;

    // what was found since the last clear; positions are of the whole text
    internal List<FoundInformation> Found => _found;

    // the text of a span that was found since the last write
    internal ReadOnlySpan<char> TextOf(in PersonalInformationMatch match) => _text.AsSpan((int)(match.Start - _forgotten), match.Length);

    // Returns how many characters of the text are decided.
    internal long Write(ReadOnlySpan<char> text)
    {
        Forget();
        if (_length + text.Length > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + text.Length));
        }

        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
        return Scan(isEnd: false);
    }

    internal long Complete() => Scan(isEnd: true);

    private long Scan(bool isEnd)
    {
        int before = _found.Count;
        _at = _scanner.Scan(_text.AsSpan(0, _length), _at, isEnd, _found);
        for (int i = before; _forgotten > 0 && i < _found.Count; i++)
        {
            FoundInformation one = _found[i];
            _found[i] = new FoundInformation(one.Match with { Start = (int)(one.Match.Start + _forgotten) }, one.DecidedAt + _forgotten);
        }

        return _forgotten + _at;
    }

    private void Forget()
    {
        int drop = _at - Kept;
        if (drop < ForgetAt)
        {
            return;
        }

        _text.AsSpan(drop.._length).CopyTo(_text);
        _length -= drop;
        _at -= drop;
        _forgotten += drop;
        _scanner.Shift(drop);
    }
}
