using System.Globalization;

namespace GenAiMeasures;

/// <summary>Checks Unified Social Credit Codes (统一社会信用代码, GB 32100-2015). Thread-safe.</summary>
public static class CreditCode
{
    /// <summary>The number of characters of a code.</summary>
    public const int Length = 18;

    // GB 32100-2015: 31 symbols, a symbol's value is its place; I, O, S, V and Z are left out
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static ReadOnlySpan<byte> Weights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>Says what is wrong with a code, or <see langword="null"/> when length, alphabet and check digit are right. It does not prove that the code was issued.</summary>
    /// <param name="code">The code, without spaces, letters in upper case.</param>
    /// <returns>An English sentence without the code itself, or <see langword="null"/>.</returns>
    public static string? FindProblem(ReadOnlySpan<char> code)
    {
        if (code.Length != Length)
        {
            return string.Create(CultureInfo.InvariantCulture, $"it has {code.Length} characters instead of {Length}");
        }

        int sum = 0;
        for (int i = 0; i < Length; i++)
        {
            int value = Alphabet.IndexOf(code[i], StringComparison.Ordinal);
            if (value < 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"character {i + 1} is not one of {Alphabet}");
            }

            if (i < Weights.Length)
            {
                sum += value * Weights[i];
            }
        }

        char expected = Alphabet[(31 - (sum % 31)) % 31];
        return code[^1] == expected
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"its check digit is '{code[^1]}' where the other 17 characters give '{expected}'");
    }

    /// <summary>Whether length, alphabet and check digit of a code are right.</summary>
    /// <param name="code">The code, without spaces, letters in upper case.</param>
    /// <returns><see langword="true"/> when <see cref="FindProblem"/> finds nothing.</returns>
    public static bool IsValid(ReadOnlySpan<char> code) => FindProblem(code) is null;
}
