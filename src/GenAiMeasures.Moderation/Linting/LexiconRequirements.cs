using System.Text.Json;

namespace GenAiMeasures.Moderation;

/// <summary>What a standard asks of a keyword library (关键词库). Data of this package, with source and confidence.</summary>
public sealed record LexiconRequirements
{
    /// <summary>Gets the profile's name, such as <c>GbT45654_2025</c>.</summary>
    public required string Profile { get; init; }

    /// <summary>Gets how many terms the library should have.</summary>
    public required int Total { get; init; }

    /// <summary>Gets how many terms each risk of a group should have, by the group's code such as <c>A.1</c>.</summary>
    public required IReadOnlyDictionary<string, int> PerRisk { get; init; }

    /// <summary>Gets after how many days without a change the library is out of date.</summary>
    public required int UpdateDays { get; init; }

    /// <summary>Gets where the figures are from.</summary>
    public required string Source { get; init; }

    /// <summary>Gets how surely they are known.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Gets the profile of GB/T 45654-2025.</summary>
    public static LexiconRequirements Current { get; } = Read()[0];

    private static LexiconRequirements[] Read()
    {
        using Stream stream = typeof(LexiconRequirements).Assembly.GetManifestResourceStream("lexicon-requirements.json")
            ?? throw new InvalidOperationException("GenAiMeasures.Moderation was built without its data file 'lexicon-requirements.json'.");
        return JsonSerializer.Deserialize(stream, ModerationJsonContext.Default.LexiconRequirementsArray)!;
    }
}
