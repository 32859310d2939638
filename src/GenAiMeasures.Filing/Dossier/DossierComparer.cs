using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GenAiMeasures.Filing;

/// <summary>Compares two dossiers. Thread-safe.</summary>
public static class DossierComparer
{
    private const long LargestFile = 256L << 20;
    private const int MostFiles = 100_000;

    /// <summary>Compares an earlier dossier with a later one. Every file is held against its digest first.</summary>
    /// <param name="earlier">The earlier dossier's ZIP file; seekable.</param>
    /// <param name="later">The later dossier's ZIP file; seekable.</param>
    /// <returns>What differs.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">One of them is no dossier, or was changed after it was built; the message says which file.</exception>
    public static DossierChange Compare(Stream earlier, Stream later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        (DossierIndex before, Dictionary<string, string> beforeFiles) = Read(earlier, "The earlier file");
        (DossierIndex after, Dictionary<string, string> afterFiles) = Read(later, "The later file");
        Dictionary<string, DossierStatus> beforeRows = before.Rows.ToDictionary(r => r.Requirement, r => r.Status, StringComparer.Ordinal);
        Dictionary<string, DossierStatus> afterRows = after.Rows.ToDictionary(r => r.Requirement, r => r.Status, StringComparer.Ordinal);
        return new DossierChange
        {
            AddedFiles = [.. afterFiles.Keys.Except(beforeFiles.Keys).Order(StringComparer.Ordinal)],
            RemovedFiles = [.. beforeFiles.Keys.Except(afterFiles.Keys).Order(StringComparer.Ordinal)],
            ChangedFiles = [.. beforeFiles.Where(f => afterFiles.TryGetValue(f.Key, out string? digest) && digest != f.Value).Select(f => f.Key).Order(StringComparer.Ordinal)],
            OpenedGaps = [.. after.Gaps.Except(before.Gaps)],
            ClosedGaps = [.. before.Gaps.Except(after.Gaps)],
            Statements =
            [
                .. beforeRows.Keys.Union(afterRows.Keys).Order(StringComparer.Ordinal)
                    .Select(k => (k, Find(beforeRows, k), Find(afterRows, k))).Where(s => s.Item2 != s.Item3),
            ],
        };
    }

    private static DossierStatus? Find(Dictionary<string, DossierStatus> rows, string key) => rows.TryGetValue(key, out DossierStatus status) ? status : null;

    private static (DossierIndex Index, Dictionary<string, string> Files) Read(Stream stream, string which)
    {
        try
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MostFiles || zip.Entries.Any(e => e.Length > LargestFile))
            {
                throw new FormatException($"{which} is larger than any dossier. Is it the right file?");
            }

            DossierManifest manifest = Parse(zip, "manifest.json", FilingJsonContext.Indented.DossierManifest, which);
            DossierIndex index = Parse(zip, "index.json", FilingJsonContext.Indented.DossierIndex, which);
            foreach ((string name, string digest) in manifest.Files)
            {
                ZipArchiveEntry entry = zip.GetEntry(name) ?? throw new FormatException($"{which} is not the dossier that was built: its file '{name}' is missing.");
                using Stream content = entry.Open();
                if (Convert.ToHexStringLower(SHA256.HashData(content)) != digest)
                {
                    throw new FormatException($"{which} is not the dossier that was built: its file '{name}' was changed.");
                }
            }

            return (index, manifest.Files
                .Where(f => !f.Key.StartsWith(DossierFiles.Proofs, StringComparison.Ordinal) && f.Key is not ("index.json" or "index.xlsx"))
                .ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal));
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or NotSupportedException or IOException or ArgumentException)
        {
            throw new FormatException($"{which} is no dossier of this library: {exception.Message}", exception);
        }
    }

    private static T Parse<T>(ZipArchive zip, string name, JsonTypeInfo<T> type, string which)
    {
        ZipArchiveEntry entry = zip.GetEntry(name) ?? throw new FormatException($"{which} is no dossier of this library: it has no {name}.");
        using Stream content = entry.Open();
        return JsonSerializer.Deserialize(content, type) ?? throw new FormatException($"{which} is no dossier of this library: its {name} is empty.");
    }
}
