using System.Text.Json.Serialization.Metadata;

namespace GenAiMeasures.Filing;

// The paths of a profile, by its shape: a template that names another would print a placeholder for ever.
internal static class ProfilePaths
{
    internal static bool Has(string path) => TypeOf(path) is not null;

    // the shape of the rows of a list, or null
    internal static JsonTypeInfo? ElementOf(string path) => TypeOf(path) is { ElementType: { } element } ? ProfileJsonContext.Default.GetTypeInfo(element) : null;

    internal static bool HasColumn(string path, string column) => ElementOf(path) is { } rows && rows.Properties.Any(p => p.Name == column);

    private static JsonTypeInfo? TypeOf(string path)
    {
        JsonTypeInfo? type = ProfileJsonContext.Default.ProfileData;
        foreach (string part in path.Split('.'))
        {
            type = type?.Properties.FirstOrDefault(p => p.Name == part) is { } property ? ProfileJsonContext.Default.GetTypeInfo(property.PropertyType) : null;
        }

        return type;
    }
}
