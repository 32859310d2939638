using System.Runtime.CompilerServices;

namespace GenAiMeasures.Moderation;

// Walks a text from left to right and says what it found and how far everything is decided. A stream is read by the same
// walk over what has arrived: a place of which the end is not there yet is left open, and is looked at again when more has
// come. Looks back over a bounded number of characters only, so that a stream may forget the rest.
internal sealed class InformationScanner
{
    // how far back of a number a word that announces it is looked for
    internal const int Lookback = 24;

    private readonly RememberedNames _names = new();

    // the greatest number of characters that any decision so far needed
    private int _reach;

    // Returns the first position that is not decided; everything before it is.
    internal int Scan(ReadOnlySpan<char> text, int from, bool isEnd, List<FoundInformation> found)
    {
        ReadOnlySpan<TextClass> classes = TextClasses.Table;
        int at = from;
        Span<char> symbols = stackalloc char[Word.MaxSymbols];
        Span<int> positions = stackalloc int[Word.MaxSymbols];
        while (true)
        {
            at = Skip(classes, text, at);
            if (at >= text.Length)
            {
                return text.Length;
            }

            // most of what may begin something does not: it is passed over by a look or two
            int passed = (classes[text[at]] & TextClass.Alphanumeric) != 0 ? OrdinaryText.EndOfWord(classes, text, at)
                : _names.IsEmpty || !_names.MayBegin(text[at]) ? OrdinaryText.EndOfHan(classes, text, at)
                : at;
            if (passed > at)
            {
                at = passed;
                continue;
            }

            int next = at + 1;
            Reading reading = (classes[text[at]] & TextClass.Alphanumeric) != 0
                ? ReadWord(text, at, isEnd, new Word(symbols, positions), found, ref next)
                : ReadOpener(text, at, isEnd, new Word(symbols, positions), found, ref next);
            if (reading == Reading.Open)
            {
                return at;
            }

            at = next;
        }
    }

    // positions were moved: the text's first characters were forgotten
    internal void Shift(int by) => _reach -= by;

    internal void Reach(int position) => _reach = Math.Max(_reach, position);

    internal void Add(List<FoundInformation> found, in PersonalInformationMatch match) => found.Add(new FoundInformation(match, _reach));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Skip(ReadOnlySpan<TextClass> classes, ReadOnlySpan<char> text, int at)
    {
        if (_names.IsEmpty)
        {
            while (at < text.Length && (classes[text[at]] & TextClass.Trigger) == 0)
            {
                at++;
            }

            return at;
        }

        while (at < text.Length && (classes[text[at]] & TextClass.Trigger) == 0 && !_names.MayBegin(text[at]))
        {
            at++;
        }

        return at;
    }

    private Reading ReadWord(ReadOnlySpan<char> text, int at, bool isEnd, Word word, List<FoundInformation> found, ref int next)
    {
        if (at > 0 && TextClasses.Is(text[at - 1], TextClass.Alphanumeric))
        {
            // the rest of a run that is too long to be anything
            return Reading.None;
        }

        if (!word.Read(text, at, isEnd))
        {
            return Reading.Open;
        }

        Reach(word.Stop + 1);
        next = Math.Max(word.Next, at + 1);
        if (word.Count == 0)
        {
            return Reading.None;
        }

        new WordReader(text, word, this, found).Run();
        return Reading.Found;
    }

    private Reading ReadOpener(ReadOnlySpan<char> text, int at, bool isEnd, Word word, List<FoundInformation> found, ref int next)
    {
        char c = text[at];
        if (c is '+' or '＋')
        {
            return ReadWord(text, at, isEnd, word, found, ref next);
        }

        var reader = new HanReader(text, at, isEnd, _names);
        Reading reading = reader.Run(word);
        Reach(reader.Stop + 1);
        if (reading == Reading.Found)
        {
            Add(found, reader.Match);
            next = reader.Match.Start + reader.Match.Length;
        }
        else if (reading == Reading.None)
        {
            next = at + Math.Max(1, reader.Skip);
        }

        return reading;
    }
}
