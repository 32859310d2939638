namespace GenAiMeasures.Moderation;

// what follows the province on a plate (GA 36): the authority's letter and five characters, six on a new-energy vehicle,
// four and a Chinese character on a few
internal static class PlateShape
{
    // Returns how many symbols belong to the plate, or 0.
    internal static int Find(ReadOnlySpan<char> symbols, char next, out bool hasSuffix)
    {
        hasSuffix = false;
        if (symbols.Length < 5 || !IsLetter(symbols[0]))
        {
            return 0;
        }

        int first = symbols[1] is '·' or '-' or '.' ? 2 : 1;
        ReadOnlySpan<char> number = symbols[first..];
        hasSuffix = number.Length == 4 && PersonalInformationData.Shared.PlateSuffixes.Contains(next, StringComparison.Ordinal);
        bool isPlate = number.Length switch
        {
            4 => hasSuffix && AreSymbols(number),
            5 => AreSymbols(number),
            6 => AreSymbols(number) && (IsNewEnergy(number[0], number[2..]) || IsNewEnergy(number[5], number[..5])),
            _ => false,
        };
        return isPlate ? symbols.Length : 0;
    }

    private static bool IsNewEnergy(char mark, ReadOnlySpan<char> digits) => IsLetter(mark) && NumberShape.AreDigits(digits);

    private static bool IsLetter(char c) => char.IsAsciiLetter(c) && char.ToUpperInvariant(c) is not ('I' or 'O');

    private static bool AreSymbols(ReadOnlySpan<char> number)
    {
        bool hasDigit = false;
        foreach (char c in number)
        {
            if (!IsLetter(c) && !char.IsAsciiDigit(c))
            {
                return false;
            }

            hasDigit |= char.IsAsciiDigit(c);
        }

        return hasDigit;
    }
}
