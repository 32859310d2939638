namespace GenAiMeasures.Moderation;

// Looks at a Chinese character that may begin something: a plate, a name that is announced, an address, a number in
// Chinese digits.
internal ref struct HanReader(ReadOnlySpan<char> text, int at, bool isEnd, RememberedNames names)
{
    private static readonly PersonalInformationData Data = PersonalInformationData.Shared;

    private readonly ReadOnlySpan<char> _text = text;

    internal PersonalInformationMatch Match { get; private set; }

    // the last character that was looked at
    internal int Stop { get; private set; }

    // how many characters to pass over when nothing was found
    internal int Skip { get; private set; }

    internal Reading Run(Word word)
    {
        Stop = at;
        char c = _text[at];
        if (names.MayBegin(c))
        {
            Reading known = names.Read(_text, at, isEnd, out int length, out int stop);
            See(stop);
            if (known != Reading.None)
            {
                return known == Reading.Open ? known : Found(at, length, PersonalInformationKind.Name, 0.8, "nameAgain");
            }
        }

        TextClass kind = TextClasses.Of(c);
        if ((kind & TextClass.HanDigit) != 0)
        {
            return ReadHanDigits();
        }

        if ((kind & TextClass.Opener) == 0)
        {
            return Reading.None;
        }

        Reading reading = ReadPlate(c, word);
        reading = reading == Reading.None ? ReadAnnouncedName() : reading;
        return reading == Reading.None ? ReadAddress() : reading;
    }

    private void See(int position) => Stop = Math.Max(Stop, position);

    private Reading Found(int start, int length, PersonalInformationKind kind, double score, string rule)
    {
        Match = new PersonalInformationMatch(start, length, kind, score, rule);
        return Reading.Found;
    }

    private Reading ReadPlate(char c, Word word)
    {
        if (!Data.Plates.Contains(c, StringComparison.Ordinal))
        {
            return Reading.None;
        }

        if (at + 1 >= _text.Length)
        {
            See(at + 1);
            return isEnd ? Reading.None : Reading.Open;
        }

        See(at + 1);
        if (!TextClasses.Is(_text[at + 1], TextClass.Letter))
        {
            return Reading.None;
        }

        if (!word.Read(_text, at + 1, isEnd))
        {
            return Reading.Open;
        }

        See(word.Stop);
        int symbols = PlateShape.Find(word.Symbols, word.Stop < _text.Length ? _text[word.Stop] : '\0', out bool hasSuffix);
        if (symbols == 0 || (hasSuffix && word.PositionOf(word.Count - 1) + 1 != word.Stop))
        {
            return Reading.None;
        }

        int end = hasSuffix ? word.Stop + 1 : word.PositionOf(symbols - 1) + 1;
        return Found(at, end - at, PersonalInformationKind.Plate, 0.9, "plate");
    }

    private Reading ReadAnnouncedName()
    {
        string? announced = WordsBefore.Ending(WordsBefore.Names, _text, at);
        if (announced is null)
        {
            return Reading.None;
        }

        var name = new NameReader(_text, at + 1, isEnd, WordsBefore.IsStrong(announced));
        Reading reading = name.Run();
        See(name.Stop);
        if (reading != Reading.Found)
        {
            return reading;
        }

        names.Add(_text.Slice(name.Start, name.Length));
        return Found(name.Start, name.Length, PersonalInformationKind.Name, 0.8, "name");
    }

    private Reading ReadAddress()
    {
        Reading province = AddressReader.Province(_text, at, isEnd, out int seen, out int length);
        See(seen);
        if (province == Reading.Open)
        {
            return province;
        }

        bool isAnnounced = province == Reading.None && WordsBefore.Ending(WordsBefore.Addresses, _text, at) is not null;
        if (province == Reading.None && !isAnnounced)
        {
            return Reading.None;
        }

        // a province that is announced itself begins at the next character: there it is read again
        var address = new AddressReader(_text, isAnnounced ? at + 1 : at, isEnd, isAnnounced, length);
        Reading reading = address.Run();
        See(address.Stop);
        return reading != Reading.Found ? reading
            : Found(address.Start, address.Length, PersonalInformationKind.Address, isAnnounced ? 0.9 : 0.8, isAnnounced ? "addressAnnounced" : "address");
    }

    private Reading ReadHanDigits()
    {
        Span<char> digits = stackalloc char[18];
        int end = at;
        while (end < _text.Length && TextClasses.Is(_text[end], TextClass.HanDigit))
        {
            if (end - at < digits.Length)
            {
                digits[end - at] = (char)('0' + TextClasses.HanDigit(_text[end]));
            }

            end++;
            if (end - at > Word.MaxSymbols)
            {
                break;
            }
        }

        See(end);
        if (end == _text.Length && !isEnd)
        {
            return Reading.Open;
        }

        int length = end - at;
        Skip = length;
        if (length == 11 && NumberShape.IsMobile(digits[..11]))
        {
            return Found(at, length, PersonalInformationKind.Mobile, 0.8, "mobileChinese");
        }

        return length == 18 && NumberShape.IsIdShape(digits) && NumberShape.IsRegion(digits) && NumberShape.HasBirthDate18(digits)
            && NumberShape.HasIdCheckDigit(digits)
            ? Found(at, length, PersonalInformationKind.IdCard, 0.95, "idCardChinese")
            : Reading.None;
    }
}
