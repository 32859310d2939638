using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace GenAiMeasures.Provenance;

/// <summary>
/// Reads sources from what others write about data sets: Croissant 0.8 to 1.1, SPDX 3.0 (Dataset profile), CycloneDX data components, Data
/// Provenance Initiative, Hugging Face data-set cards. Thread-safe.
/// </summary>
public static class SourceImporter
{
    /// <summary>Reads a file; its content says which format it is.</summary>
    /// <param name="path">The file. A card named <c>README.md</c> is the data set of its folder's name.</param>
    /// <returns>The sources.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="ProvenanceInputException">The file is none of the formats, or breaks the rules of its own; every problem is named with its place, and nothing is taken.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ImportedSources Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string file = Path.GetFileName(path);
        string? folder = string.Equals(file, "README.md", StringComparison.OrdinalIgnoreCase) ? Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))) : null;
        return Read(File.ReadAllBytes(path), file, string.IsNullOrEmpty(folder) ? Path.GetFileNameWithoutExtension(file) : folder);
    }

    internal static ImportedSources Read(byte[] bytes, string file, string? name = null)
    {
        var problems = new ProblemList(file);
        ReadOnlyMemory<byte> text = bytes.AsMemory(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0);
        ImportedSources? imported = null;
        if (!Utf8.IsValid(text.Span))
        {
            problems.AddAt(file, "encoding", "The file is not UTF-8. Save it as UTF-8.", "该文件不是 UTF-8 编码，请另存为 UTF-8。");
        }
        else if (HuggingFaceImport.IsOne(text.Span))
        {
            imported = HuggingFaceImport.Read(text.Span, name ?? file, problems);
        }
        else
        {
            imported = ReadJson(text, file, problems);
        }

        problems.ThrowIfAny();
        RegisterStructure.ThrowIfContradictory(new TrainingData { Sources = imported!.Sources });
        return imported;
    }

    private static ImportedSources? ReadJson(ReadOnlyMemory<byte> text, string file, ProblemList problems)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object)
            {
                ImportedSources? imported = Spdx3Import.IsOne(root) ? Spdx3Import.Read(root, problems)
                    : root.TryGetProperty("@context", out _) ? CroissantImport.Read(root, problems)
                    : root.TryGetProperty("bomFormat", out _) ? CycloneDxImport.Read(root)
                    : DataProvenanceImport.IsOne(root) ? DataProvenanceImport.Read(root)
                    : null;
                if (imported is not null || !problems.IsEmpty)
                {
                    return imported;
                }
            }

            problems.AddAt(
                file, "format", "This is no Croissant, SPDX 3, CycloneDX or Data Provenance Initiative document and no card with a YAML front matter. Import one of these.",
                "该文件不是 Croissant、SPDX 3、CycloneDX、Data Provenance Initiative 文档，也不是带 YAML 头的数据集卡片，请导入其中一种。");
        }
        catch (JsonException exception)
        {
            problems.Add((exception.LineNumber ?? 0) + 1, "json", "The file is no JSON. Export it again.", "该文件不是 JSON，请重新导出。");
        }

        return null;
    }
}
