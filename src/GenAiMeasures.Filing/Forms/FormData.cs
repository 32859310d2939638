using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenAiMeasures.Filing;

// What forms are filled from: the profile first, then what the app's settings, files and hooks tell, each with its source.
internal sealed class FormData(FilingProfile profile)
{
    private readonly Dictionary<string, DocumentField> _facts = new(StringComparer.Ordinal);

    private readonly Dictionary<string, EvidenceItem> _evidence = new(StringComparer.Ordinal);

    internal FilingProfile Profile { get; } = profile;

    internal IReadOnlyList<DutyCoverage> Duties { get; set; } = [];

    internal IReadOnlyList<DossierPart> Sections { get; set; } = [];

    internal Dictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    internal void AddFact(string path, string? value, string source) => _facts[path] = new DocumentField(path, value, source);

    internal void AddEvidence(string id, EvidenceItem item) => _evidence[id] = item;

    internal EvidenceItem Evidence(string id, string name) => _evidence.TryGetValue(id, out EvidenceItem? item) ? item : new EvidenceItem(name);

    internal DocumentField Field(string name, string path)
    {
        string? value = Text(Find(path));
        return value is not null || !_facts.TryGetValue(path, out DocumentField? fact) ? new DocumentField(name, value) : fact with { Name = name };
    }

    internal JsonArray Rows(string path) => Find(path) as JsonArray ?? [];

    internal static string? Text(JsonNode? node) => node switch
    {
        null => null,
        JsonArray array => array.Count == 0 ? null : string.Join('、', array.Select(Text)),
        JsonValue value => value.GetValueKind() switch
        {
            JsonValueKind.True => "是",
            JsonValueKind.False => "否",
            JsonValueKind.Number => DocumentNumber.Whole(value.GetValue<long>()),
            _ => value.GetValue<string>() is var text && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? DocumentNumber.Day(day) : value.GetValue<string>(),
        },
        _ => throw new InvalidOperationException("A template names an object of the profile, not a value."),
    };

    private JsonNode? Find(string path)
    {
        JsonNode? node = Profile.Tree;
        foreach (string part in path.Split('.'))
        {
            if (node is not JsonObject item || !item.TryGetPropertyValue(part, out node))
            {
                return null;
            }
        }

        return node;
    }
}
