using System.Diagnostics.CodeAnalysis;

namespace GenAiMeasures;

/// <summary>The code of one of the 31 risks of GB/T 45654-2025 Annex A, such as <c>A.1.a</c>. Two codes are equal when their text is.</summary>
/// <remarks>The default value is no risk at all. Immutable and thread-safe.</remarks>
public readonly record struct RiskCode : IComparable<RiskCode>
{
    private readonly string? _value;

    private RiskCode(string value) => _value = value;

    /// <summary>Gets the code's text, or an empty string for no risk.</summary>
    public string Value => _value ?? "";

    /// <summary>Gets whether this is no risk at all.</summary>
    public bool IsNone => _value is null;

    /// <summary>Reads a code of the catalogue.</summary>
    /// <param name="text">The text, such as <c>A.1.a</c>.</param>
    /// <returns>The code.</returns>
    /// <exception cref="FormatException">The text is no code of the catalogue.</exception>
    public static RiskCode Parse(string text) =>
        TryParse(text, out RiskCode code)
            ? code
            : throw new FormatException($"'{text}' is not one of the 31 risk codes A.1.a to A.5.b of GB/T 45654-2025 Annex A.");

    /// <summary>Reads a code of the catalogue.</summary>
    /// <param name="text">The text, such as <c>A.1.a</c>.</param>
    /// <param name="code">The code, or no risk when the text is none.</param>
    /// <returns>Whether the text is a code of the catalogue.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out RiskCode code)
    {
        bool known = text is not null && RiskCatalog.Contains(text);
        code = known ? new RiskCode(text!) : default;
        return known;
    }

    /// <summary>Orders codes by their text.</summary>
    /// <param name="other">The other code.</param>
    /// <returns>Less than, equal to or greater than zero.</returns>
    public int CompareTo(RiskCode other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The code's text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>Whether one code comes before another.</summary>
    /// <param name="left">One code.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(RiskCode left, RiskCode right) => left.CompareTo(right) < 0;

    /// <summary>Whether one code comes before another or is equal to it.</summary>
    /// <param name="left">One code.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(RiskCode left, RiskCode right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one code comes after another.</summary>
    /// <param name="left">One code.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(RiskCode left, RiskCode right) => left.CompareTo(right) > 0;

    /// <summary>Whether one code comes after another or is equal to it.</summary>
    /// <param name="left">One code.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(RiskCode left, RiskCode right) => left.CompareTo(right) >= 0;
}
