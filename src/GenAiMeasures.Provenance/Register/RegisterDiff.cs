using System.Text.Json;

namespace GenAiMeasures.Provenance;

/// <summary>Says what differs between two states of a register. Thread-safe.</summary>
public static class RegisterDiff
{
    private static readonly string[] Lists = ["sources", "models", "inspections", "projects"];

    /// <summary>Compares two states, object by object, by id.</summary>
    /// <param name="before">The earlier state.</param>
    /// <param name="after">The later state.</param>
    /// <returns>The differences, by section and id; empty for equal states, whatever the order of their objects.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static IReadOnlyList<RegisterChange> Compare(TrainingData before, TrainingData after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        JsonElement one = ToElement(before);
        JsonElement other = ToElement(after);
        List<RegisterChange> changes = [];
        foreach (string section in one.EnumerateObject().Concat(other.EnumerateObject()).Select(p => p.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            one.TryGetProperty(section, out JsonElement left);
            other.TryGetProperty(section, out JsonElement right);
            if (Lists.Contains(section, StringComparer.Ordinal))
            {
                CompareObjects(section, left, right, changes);
            }
            else
            {
                Add(section, "", left, right, changes);
            }
        }

        return changes;
    }

    private static JsonElement ToElement(TrainingData data) =>
        JsonSerializer.SerializeToElement(RegisterOrder.Sort(data), ProvenanceJsonContext.Canonical.TrainingData);

    private static void CompareObjects(string section, JsonElement left, JsonElement right, List<RegisterChange> changes)
    {
        Dictionary<string, JsonElement> before = ById(left);
        Dictionary<string, JsonElement> after = ById(right);
        foreach (string id in before.Keys.Concat(after.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Add(section, id, before.GetValueOrDefault(id), after.GetValueOrDefault(id), changes);
        }
    }

    private static Dictionary<string, JsonElement> ById(JsonElement list)
    {
        var byId = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonElement element in list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default)
        {
            byId[element.GetProperty("id").GetString()!] = element;
        }

        return byId;
    }

    private static void Add(string section, string id, JsonElement left, JsonElement right, List<RegisterChange> changes)
    {
        if (IsNothing(left) || IsNothing(right))
        {
            if (IsNothing(left) != IsNothing(right))
            {
                changes.Add(new RegisterChange(section, id, IsNothing(left) ? RegisterChangeKind.Added : RegisterChangeKind.Removed, []));
            }

            return;
        }

        List<string> fields = [];
        Fields(left, right, "", fields);
        if (fields.Count > 0)
        {
            changes.Add(new RegisterChange(section, id, RegisterChangeKind.Changed, fields));
        }
    }

    private static bool IsNothing(JsonElement element) =>
        element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null || (element.ValueKind == JsonValueKind.Array && element.GetArrayLength() == 0);

    private static void Fields(JsonElement left, JsonElement right, string path, List<string> fields)
    {
        if (left.ValueKind == JsonValueKind.Object && right.ValueKind == JsonValueKind.Object)
        {
            foreach (string name in left.EnumerateObject().Concat(right.EnumerateObject()).Select(p => p.Name).Distinct(StringComparer.Ordinal))
            {
                left.TryGetProperty(name, out JsonElement one);
                right.TryGetProperty(name, out JsonElement other);
                Fields(one, other, path.Length == 0 ? name : path + "." + name, fields);
            }
        }
        else if (left.ValueKind == JsonValueKind.Array && right.ValueKind == JsonValueKind.Array && left.GetArrayLength() == right.GetArrayLength())
        {
            for (int i = 0; i < left.GetArrayLength(); i++)
            {
                Fields(left[i], right[i], $"{path}[{i}]", fields);
            }
        }
        else if (left.ValueKind != right.ValueKind || !string.Equals(Raw(left), Raw(right), StringComparison.Ordinal))
        {
            fields.Add(path);
        }
    }

    private static string Raw(JsonElement element) => element.ValueKind == JsonValueKind.Undefined ? "" : element.GetRawText();
}
