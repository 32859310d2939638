using System.Collections.Frozen;

namespace GenAiMeasures.Filing;

// The forms that come with the package.
internal static class FormLibrary
{
    internal static FrozenDictionary<string, FormPackage> Packages { get; } = ((string[])["algorithm-filing", "service-filing", "registration"])
        .Select(id => FilingData.Read($"forms-{id}.json", FilingJsonContext.Default.FormPackage))
        .ToFrozenDictionary(p => p.Procedure, StringComparer.Ordinal);
}
