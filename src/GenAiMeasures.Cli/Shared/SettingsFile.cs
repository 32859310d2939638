using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace GenAiMeasures.Cli;

// an app's settings from JSON, comments and trailing commas allowed as in appsettings.json
internal static class SettingsFile
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    internal static IConfiguration Read(FileInfo file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file.FullName), Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.EnumerateObject().Any(p => p.NameEquals(GenAiComplianceOptions.SectionName)))
            {
                throw new CliException($"The settings '{file.Name}' have no section {GenAiComplianceOptions.SectionName}.");
            }

            var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
            Flatten(document.RootElement, "", values);
            return new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        }
        catch (JsonException exception)
        {
            throw new CliException(string.Create(CultureInfo.InvariantCulture, $"The settings '{file.Name}' are not JSON: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}."));
        }
    }

    private static void Flatten(JsonElement element, string path, Dictionary<string, string?> values)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    Flatten(property.Value, path.Length == 0 ? property.Name : path + ":" + property.Name, values);
                }

                break;
            case JsonValueKind.Array:
                int index = 0;
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Flatten(item, string.Create(CultureInfo.InvariantCulture, $"{path}:{index++}"), values);
                }

                break;
            case JsonValueKind.Null:
                values[path] = null;
                break;
            default:
                values[path] = element.ValueKind == JsonValueKind.String ? element.GetString() : element.GetRawText();
                break;
        }
    }
}
