using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace GenAiMeasures.AspNetCore.Tests;

public sealed class SchemaTests
{
    [Fact]
    public void The_packed_schema_knows_every_setting_and_no_other()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("src", "GenAiMeasures.AspNetCore", "ConfigurationSchema.json")));
        JsonElement web = schema.RootElement.GetProperty("properties").GetProperty("GenAiMeasures").GetProperty("properties").GetProperty("Web");

        Assert.Equal(SettingsOf(typeof(GenAiWebOptions), "").Order(StringComparer.Ordinal), SettingsOf(web, "").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_setting_has_its_type_and_says_what_it_is()
    {
        using JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("src", "GenAiMeasures.AspNetCore", "ConfigurationSchema.json")));
        JsonElement web = schema.RootElement.GetProperty("properties").GetProperty("GenAiMeasures").GetProperty("properties").GetProperty("Web");
        foreach (PropertyInfo section in typeof(GenAiWebOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            foreach (PropertyInfo setting in section.PropertyType.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                JsonElement described = web.GetProperty("properties").GetProperty(section.Name).GetProperty("properties").GetProperty(setting.Name);
                Type type = setting.PropertyType;
                Assert.Equal(type == typeof(bool) ? "boolean" : type == typeof(int) ? "integer" : type == typeof(string) ? "string" : "array", described.GetProperty("type").GetString());
                Assert.Contains("Default: ", described.GetProperty("description").GetString(), StringComparison.Ordinal);
            }
        }
    }

    private static IEnumerable<string> SettingsOf(Type type, string path) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(p =>
            p.PropertyType is { IsClass: true } && !typeof(IEnumerable).IsAssignableFrom(p.PropertyType) ? SettingsOf(p.PropertyType, path + p.Name + ":") : [path + p.Name]);

    private static IEnumerable<string> SettingsOf(JsonElement section, string path) =>
        section.GetProperty("properties").EnumerateObject().SelectMany(p =>
            p.Value.TryGetProperty("properties", out _) ? SettingsOf(p.Value, path + p.Name + ":") : [path + p.Name]);
}
