using System.Reflection;
using System.Text.Json;

namespace GenAiMeasures.Labeling.Tests;

public class SchemaTests
{
    [Fact]
    public void The_packed_schema_knows_every_setting_and_no_other()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("src", "GenAiMeasures.Labeling", "ConfigurationSchema.json")));
        JsonElement labeling = schema.RootElement.GetProperty("properties").GetProperty("GenAiMeasures").GetProperty("properties").GetProperty("Labeling");

        string[] known = [.. SettingsOf(labeling, "").Where(s => !s.StartsWith("Drawing:", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

        Assert.Equal(
            SettingsOf(typeof(LabelingOptions), "").Concat(SettingsOf(typeof(PropagationOptions), "Propagation:")).Order(StringComparer.Ordinal),
            known);
    }

    private static IEnumerable<string> SettingsOf(Type type, string path) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(p =>
            p.PropertyType is { IsClass: true } && p.PropertyType != typeof(string) ? SettingsOf(p.PropertyType, path + p.Name + ":") : [path + p.Name]);

    private static IEnumerable<string> SettingsOf(JsonElement section, string path) =>
        section.GetProperty("properties").EnumerateObject().SelectMany(p =>
            p.Value.TryGetProperty("properties", out _) ? SettingsOf(p.Value, path + p.Name + ":") : [path + p.Name]);
}
