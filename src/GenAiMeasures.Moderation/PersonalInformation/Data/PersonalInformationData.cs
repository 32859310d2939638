using System.Text.Json;

namespace GenAiMeasures.Moderation;

// what the recognisers know of the world, read from personal-information.json
internal sealed record PersonalInformationData
{
    internal const string FileName = "personal-information.json";

    public required string Plates { get; init; }

    public required string PlateSuffixes { get; init; }

    public required IReadOnlyList<string> ProvinceCodes { get; init; }

    // places that are province and city in one: their third and fourth digits are 00 to 03
    public required IReadOnlyList<string> CityStates { get; init; }

    public required IReadOnlyList<string> Provinces { get; init; }

    public required string RegionSuffixes { get; init; }

    public required string RoadSuffixes { get; init; }

    public required string PlaceSuffixes { get; init; }

    public required string NumberSuffixes { get; init; }

    public required IReadOnlyList<string> AddressWords { get; init; }

    public required IReadOnlyList<string> NameWords { get; init; }

    // words after which a name follows without a sign between
    public required IReadOnlyList<string> StrongNameWords { get; init; }

    public required IReadOnlyList<string> CompoundSurnames { get; init; }

    public required string Surnames { get; init; }

    // characters that end a name: they are grammar far more often than part of a given name
    public required string NotGiven { get; init; }

    // ordinary words that begin like a name
    public required IReadOnlyList<string> NotNames { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Contexts { get; init; }

    internal static PersonalInformationData Shared { get; } = Read();

    private static PersonalInformationData Read()
    {
        using Stream stream = typeof(PersonalInformationData).Assembly.GetManifestResourceStream(FileName)
            ?? throw new InvalidOperationException($"GenAiMeasures.Moderation was built without its data file '{FileName}'.");
        return JsonSerializer.Deserialize(stream, PersonalInformationJsonContext.Default.PersonalInformationData)
            ?? throw new InvalidOperationException($"The data file '{FileName}' of GenAiMeasures.Moderation is empty.");
    }
}
