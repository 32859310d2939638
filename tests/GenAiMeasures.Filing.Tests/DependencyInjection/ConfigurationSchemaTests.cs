using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace GenAiMeasures.Filing.Tests;

public sealed class ConfigurationSchemaTests
{
    [Fact]
    public void The_packed_schema_knows_every_setting_and_no_other()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("src", "GenAiMeasures.Filing", "ConfigurationSchema.json")));
        JsonElement filing = schema.RootElement.GetProperty("properties").GetProperty("GenAiMeasures").GetProperty("properties").GetProperty("Filing");

        Assert.Equal(Settings(typeof(FilingOptions), "").Order(StringComparer.Ordinal), Described(filing, "").Order(StringComparer.Ordinal));
        Assert.Equal(Enum.GetNames<IncidentOperator>(), filing.GetProperty("properties").GetProperty("Operator").GetProperty("enum").EnumerateArray().Select(e => e.GetString()));
    }

    private static IEnumerable<string> Settings(Type type, string path) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(p =>
        p.PropertyType is { IsClass: true } section && section != typeof(string) && !typeof(IEnumerable).IsAssignableFrom(section)
            ? Settings(section, path + p.Name + ":")
            : [path + p.Name]);

    private static IEnumerable<string> Described(JsonElement section, string path) => section.GetProperty("properties").EnumerateObject().SelectMany(p =>
        p.Value.TryGetProperty("properties", out _) ? Described(p.Value, path + p.Name + ":") : [path + p.Name]);
}
