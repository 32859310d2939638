namespace GenAiMeasures.Moderation;

// what a number is by its length, its parts and its check digit
internal static class NumberShape
{
    private const string CheckDigits = "10X98765432";
    private const int CityStateCities = 3;
    private const int DaysOfFebruary = 29;

    private static readonly bool[] Provinces = Flags(PersonalInformationData.Shared.ProvinceCodes);
    private static readonly bool[] CityStates = Flags(PersonalInformationData.Shared.CityStates);

    private static ReadOnlySpan<byte> IdWeights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private static ReadOnlySpan<byte> DaysOfMonth => [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    // 17 digits and a digit or X
    internal static bool IsIdShape(ReadOnlySpan<char> s) =>
        s.Length == 18 && !s[..17].ContainsAnyExceptInRange('0', '9') && (char.IsAsciiDigit(s[17]) || s[17] is 'X' or 'x');

    // GB 11643-1999: the check digit is ISO 7064 MOD 11-2
    internal static bool HasIdCheckDigit(ReadOnlySpan<char> s)
    {
        int sum = 0;
        for (int i = 0; i < 17; i++)
        {
            sum += (s[i] - '0') * IdWeights[i];
        }

        return CheckDigits[sum % 11] == char.ToUpperInvariant(s[17]);
    }

    // a province that exists; in a province that is a city, one of its districts
    internal static bool IsRegion(ReadOnlySpan<char> s)
    {
        int province = Number(s[..2]);
        return Provinces[province] && (!CityStates[province] || Number(s.Slice(2, 2)) <= CityStateCities);
    }

    // a day that exists, of a person that can be alive or have died within reach of records
    internal static bool IsBirthDate(int year, int month, int day) =>
        year is >= 1880 and <= 2099 && month is >= 1 and <= 12 && day >= 1 && day <= DaysOfMonth[month - 1]
        && (month != 2 || day != DaysOfFebruary || DateTime.IsLeapYear(year));

    internal static bool HasBirthDate18(ReadOnlySpan<char> s) => IsBirthDate(Number(s.Slice(6, 4)), Number(s.Slice(10, 2)), Number(s.Slice(12, 2)));

    internal static bool HasBirthDate15(ReadOnlySpan<char> s) => IsBirthDate(1900 + Number(s.Slice(6, 2)), Number(s.Slice(8, 2)), Number(s.Slice(10, 2)));

    // without the country code
    internal static bool IsMobile(ReadOnlySpan<char> s) => s.Length == 11 && s[0] == '1' && s[1] is >= '3' and <= '9' && AreDigits(s);

    // area code and number: 010 and 02x with 8 digits, others with 7 or 8
    internal static bool IsLandline(ReadOnlySpan<char> area, ReadOnlySpan<char> number) =>
        AreDigits(area) && AreDigits(number) && number[0] is >= '2' and <= '8' && area[0] == '0'
        && (area.Length == 3 ? (area[1] == '1' ? area[2] == '0' : area[1] == '2') && number.Length == 8
            : area.Length == 4 && area[1] is >= '3' and <= '9' && number.Length is 7 or 8);

    // ISO/IEC 7812-1: the Luhn check digit
    internal static bool HasLuhnDigit(ReadOnlySpan<char> s)
    {
        int sum = 0;
        for (int i = 0; i < s.Length; i++)
        {
            int digit = s[s.Length - 1 - i] - '0';
            digit = (i & 1) == 1 ? digit * 2 : digit;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    // the lengths that card numbers have by their first digits: 62 is UnionPay
    internal static bool IsCardLength(ReadOnlySpan<char> s) => s[0] switch
    {
        '6' when s[1] == '2' => s.Length is >= 16 and <= 19,
        '4' or '5' => s.Length is 16 or 19,
        '9' or '6' => s.Length is >= 16 and <= 19,
        '3' => s.Length is 16,
        _ => false,
    };

    internal static bool IsPassport(ReadOnlySpan<char> s) =>
        s.Length == 9 && AreDigits(s[2..])
        && ((s[0] is 'E' or 'e' && char.IsAsciiLetter(s[1]) && s[1] is not ('I' or 'O' or 'i' or 'o'))
            || (char.IsAsciiDigit(s[1]) && s[0] is 'E' or 'G' or 'D' or 'S' or 'P' or 'H' or 'K' or 'e' or 'g' or 'd' or 's' or 'p' or 'h' or 'k')
            || (char.IsAsciiDigit(s[1]) && char.IsAsciiLetterUpper(s[0]) && s[0] is 'M'));

    // Hong Kong and Macau with 8 or 10 digits, mainland to them with 8, Taiwan with 8, the old residence permit with 3 letters
    internal static bool IsPermit(ReadOnlySpan<char> s) => s.Length switch
    {
        8 => AreDigits(s),
        9 or 11 => s[0] is 'H' or 'M' or 'C' or 'W' or 'T' or 'L' or 'h' or 'm' or 'c' or 'w' or 't' or 'l' && AreDigits(s[1..]),
        15 => char.IsAsciiLetter(s[0]) && char.IsAsciiLetter(s[1]) && char.IsAsciiLetter(s[2]) && AreDigits(s[3..]),
        _ => false,
    };

    // GB 32100-2015: two characters, the region, nine of the organisation, a check digit
    internal static bool IsCreditCode(ReadOnlySpan<char> s)
    {
        Span<char> upper = stackalloc char[CreditCode.Length];
        return s.Length == CreditCode.Length && AreDigits(s.Slice(2, 6)) && Provinces[Number(s.Slice(2, 2))]
            && s.ToUpperInvariant(upper) == CreditCode.Length && CreditCode.IsValid(upper);
    }

    internal static bool IsOctet(ReadOnlySpan<char> s) =>
        s.Length is >= 1 and <= 3 && AreDigits(s) && (s.Length == 1 || s[0] != '0') && Number(s) <= 255;

    // six pairs of hexadecimal digits
    internal static bool IsMac(ReadOnlySpan<char> s, char separator)
    {
        if (s.Length != 17)
        {
            return false;
        }

        for (int i = 0; i < s.Length; i++)
        {
            if (i % 3 == 2 ? s[i] != separator : !char.IsAsciiHexDigit(s[i]))
            {
                return false;
            }
        }

        return true;
    }

    internal static bool AreDigits(ReadOnlySpan<char> s) => s.Length > 0 && !s.ContainsAnyExceptInRange('0', '9');

    internal static int Number(ReadOnlySpan<char> digits)
    {
        int number = 0;
        foreach (char c in digits)
        {
            number = (number * 10) + (c - '0');
        }

        return number;
    }

    private static bool[] Flags(IReadOnlyList<string> codes)
    {
        var flags = new bool[100];
        foreach (string code in codes)
        {
            flags[Number(code)] = true;
        }

        return flags;
    }
}
