using System.Collections.Frozen;
using System.Collections.Immutable;

namespace GenAiMeasures;

/// <summary>The 31 risks of GB/T 45654-2025 Annex A, read from a data file of this package. Thread-safe.</summary>
/// <remarks>Counts and codes are known from secondary sources and are the same in TC260-003 (2024); the wording of A.1.c and A.1.e is to be checked against the final text.</remarks>
public static class RiskCatalog
{
    private static readonly ImmutableArray<Risk> Risks = CoreData.Read("risks.json", CoreJsonContext.Default.ImmutableArrayRisk);

    private static readonly FrozenDictionary<string, Risk> ByCode = Risks.ToFrozenDictionary(r => r.Code, StringComparer.Ordinal);

    /// <summary>Gets the risks in the standard's order.</summary>
    public static IReadOnlyList<Risk> All => Risks;

    /// <summary>Whether a text is the code of a risk.</summary>
    /// <param name="code">The text, such as <c>A.1.a</c>.</param>
    /// <returns>Whether the catalogue holds it.</returns>
    public static bool Contains(string code) => ByCode.ContainsKey(code);

    /// <summary>Finds a risk by its code.</summary>
    /// <param name="code">The code.</param>
    /// <returns>The risk, or <see langword="null"/> for no risk.</returns>
    public static Risk? Find(RiskCode code) => code.IsNone ? null : ByCode[code.Value];
}
