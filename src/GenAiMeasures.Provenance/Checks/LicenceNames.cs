namespace GenAiMeasures.Provenance;

// what the name or address of a licence is worth
internal static class LicenceNames
{
    private static readonly string[] Nothing = ["unknown", "unspecified", "other", "undefined", "none", "noassertion", "na", "n/a", "?", "not found"];

    private static readonly string[] Endings = [".html", ".txt", ".md", "/legalcode", "/deed.en", "/deed"];

    private static readonly string[] Terms = ["terms-of-use", "terms_of_use", "terms-of-service", "/terms", "/tos"];

    internal static string Classify(string? id, string? location)
    {
        string name = (id ?? location ?? "").Trim();
        if (name.Length == 0)
        {
            return "none";
        }

        string bare = LastPart(name);
        if (Nothing.Contains(bare, StringComparer.OrdinalIgnoreCase))
        {
            return "placeholder";
        }

        if (Terms.Any(t => name.Contains(t, StringComparison.OrdinalIgnoreCase)))
        {
            return "terms";
        }

        return string.Equals(bare, "custom", StringComparison.OrdinalIgnoreCase) ? "custom" : SpdxLicences.Contains(bare) ? "spdx" : "unrecognised";
    }

    internal static string LastPart(string name)
    {
        string trimmed = name.TrimEnd('/');
        foreach (string ending in Endings)
        {
            trimmed = trimmed.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? trimmed[..^ending.Length] : trimmed;
        }

        const string CreativeCommons = "creativecommons.org/licenses/";
        int place = trimmed.IndexOf(CreativeCommons, StringComparison.OrdinalIgnoreCase);
        if (place >= 0)
        {
            return "CC-" + trimmed[(place + CreativeCommons.Length)..].Replace('/', '-');
        }

        return trimmed.Contains("creativecommons.org/publicdomain/zero", StringComparison.OrdinalIgnoreCase) ? "CC0-1.0" : trimmed[(trimmed.LastIndexOf('/') + 1)..];
    }
}
