using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenAiMeasures.Filing;

/// <summary>What a build printed: every document's hash and fields. Keep the one that was filed: the next build is compared with it. Immutable.</summary>
/// <remarks>It holds what the forms hold, personal information of the named people included, and stays outside the ZIP files.</remarks>
public sealed class FilingManifest
{
    /// <summary>The file name.</summary>
    public const string FileName = "manifest.json";

    private static readonly FilingJsonContext Readable = new(new JsonSerializerOptions(FilingJsonContext.Default.Options) { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    internal FilingManifest(ManifestData data) => Data = data;

    /// <summary>Gets the day of the build.</summary>
    public DateOnly BuiltOn => Data.BuiltOn;

    internal ManifestData Data { get; }

    /// <summary>Reads a manifest.</summary>
    /// <param name="path">The file, or the folder of a build.</param>
    /// <returns>The manifest.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="FilingInputException">It is no manifest.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FilingManifest Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string file = Directory.Exists(path) ? Path.Combine(path, FileName) : path;
        try
        {
            ManifestData? data = JsonSerializer.Deserialize(File.ReadAllBytes(file), FilingJsonContext.Default.ManifestData);
            return data is { Version: 1 } ? new FilingManifest(data) : throw new JsonException();
        }
        catch (JsonException exception)
        {
            throw new FilingInputException(
                [new InputProblem(Path.GetFileName(file), "manifest", "The file is no manifest of a build. Name the manifest.json of the last filing.", "该文件不是材料清单，请指定上次备案的 manifest.json。")], exception);
        }
    }

    internal static ManifestDocument Document(string file, ReadOnlySpan<byte> content, FilingDocument document) => new()
    {
        File = file,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
        Fields = [.. document.Blocks.SelectMany(b => b.Fields).Select(f => new ManifestField(f.Name, f.IsFilled ? f.Value : null))],
    };

    internal byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(Data, Readable.ManifestData);
}
