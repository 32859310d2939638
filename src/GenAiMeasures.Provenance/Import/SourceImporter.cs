using System.Text.Json;

namespace GenAiMeasures.Provenance;

/// <summary>Reads sources from what others write about data sets: Croissant 0.8 to 1.1, Data Provenance Initiative, CycloneDX data components. Thread-safe.</summary>
public static class SourceImporter
{
    /// <summary>Reads a file; its content says which format it is.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The sources.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="ProvenanceInputException">The file is none of the formats, or breaks the rules of its own; every problem is named with its place, and nothing is taken.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ImportedSources Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Read(File.ReadAllBytes(path), Path.GetFileName(path));
    }

    internal static ImportedSources Read(byte[] bytes, string name)
    {
        var problems = new ProblemList(name);
        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes.AsMemory(bytes.AsSpan().StartsWith(System.Text.Encoding.UTF8.Preamble) ? 3 : 0));
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object)
            {
                ImportedSources? imported = root.TryGetProperty("@context", out _) ? CroissantImport.Read(root, problems)
                    : root.TryGetProperty("bomFormat", out _) ? CycloneDxImport.Read(root)
                    : DataProvenanceImport.IsOne(root) ? DataProvenanceImport.Read(root)
                    : null;
                problems.ThrowIfAny();
                if (imported is not null)
                {
                    RegisterStructure.ThrowIfContradictory(new TrainingData { Sources = imported.Sources });
                    return imported;
                }
            }

            problems.AddAt(name, "format", "This is no Croissant, CycloneDX or Data Provenance Initiative document. Import one of these.", "该文件不是 Croissant、CycloneDX 或者 Data Provenance Initiative 文档，请导入其中一种。");
        }
        catch (JsonException exception)
        {
            problems.Add((exception.LineNumber ?? 0) + 1, "json", "The file is no JSON in UTF-8. Export it again.", "该文件不是 UTF-8 编码的 JSON，请重新导出。");
        }

        throw new ProvenanceInputException(problems.Problems);
    }
}
