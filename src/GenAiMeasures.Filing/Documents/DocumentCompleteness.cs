using System.Globalization;

namespace GenAiMeasures.Filing;

/// <summary>How much of a document or a package is filled. Immutable.</summary>
/// <param name="Fields">How many fields it asks for.</param>
/// <param name="Missing">The names of the fields that are not filled, in the order of the document.</param>
public sealed record DocumentCompleteness(int Fields, IReadOnlyList<string> Missing)
{
    /// <summary>Gets how many fields are filled.</summary>
    public int Filled => Fields - Missing.Count;

    internal string Chinese => string.Create(
        CultureInfo.InvariantCulture, $"已填 {Filled}/{Fields} 项，待补充 {Missing.Count} 项");
}
