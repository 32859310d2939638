using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GenAiMeasures.Filing;

/// <summary>
/// The forms and the rules of the procedures: those of this package, or with a province's own in their place. Forms differ by province, and an
/// office's blank form is better than ours. Immutable, thread-safe.
/// </summary>
/// <remarks>
/// A folder holds <c>forms-*.json</c> files, each the forms of one procedure, which replace ours of the same procedure or add a procedure;
/// and, where rules differ too, one <c>procedures.json</c>, which replaces ours. The shape is described by <see cref="Schema"/>.
/// </remarks>
public sealed class FilingTemplates
{
    private const string ProcedureFile = "procedures.json";
    private const long LargestFile = 4 * 1024 * 1024;

    private FilingTemplates(FrozenDictionary<string, FormPackage> packages, ProcedureTable table, string? digest)
    {
        Forms = packages;
        Table = table;
        Digest = digest;
    }

    /// <summary>Gets the templates that come with this package.</summary>
    public static FilingTemplates BuiltIn { get; } = new(FormLibrary.Packages, ProcedureFinder.BuiltIn, null);

    /// <summary>Gets the JSON schema of a <c>forms-*.json</c> file.</summary>
    public static string Schema { get; } = FilingData.ReadText("form-package.schema.json");

    /// <summary>Gets the ids of the procedures that have a package.</summary>
    public IReadOnlyList<string> Procedures => [.. Forms.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Gets the SHA-256 over the files of the folder in lower-case hexadecimal, or <see langword="null"/> for those of this package.</summary>
    public string? Digest { get; }

    internal FrozenDictionary<string, FormPackage> Forms { get; }

    internal ProcedureTable Table { get; }

    /// <summary>Reads a folder of templates. Each problem of every file is named.</summary>
    /// <param name="folder">The folder; its subfolders are not read.</param>
    /// <returns>The templates: those of the folder, and ours for what it leaves out.</returns>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is empty.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FilingInputException">A file is no template, or names what there is not; the folder holds none.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static FilingTemplates Read(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        List<InputProblem> problems = [];
        var packages = new Dictionary<string, FormPackage>(FormLibrary.Packages, StringComparer.Ordinal);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        ProcedureTable? table = null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            string name = Path.GetFileName(path);
            byte[] bytes = new FileInfo(path).Length <= LargestFile ? File.ReadAllBytes(path) : [];
            hash.AppendData(SHA256.HashData(bytes));
            if (name == ProcedureFile)
            {
                table = Parse(name, bytes, TemplateJsonContext.Default.ProcedureTable, problems);
            }
            else if (Parse(name, bytes, TemplateJsonContext.Default.FormPackage, problems) is { } package)
            {
                problems.AddRange(TemplateChecks.Find(name, package));
                if (!files.TryAdd(package.Procedure, name))
                {
                    problems.Add(new InputProblem($"{name} $.procedure", "duplicate", $"The procedure stands in {files[package.Procedure]} too. Keep one.", $"该程序在 {files[package.Procedure]} 中已有，请保留其一。"));
                }

                packages[package.Procedure] = package;
            }
        }

        if (problems.Count == 0 && table is null && files.Count == 0)
        {
            problems.Add(new InputProblem(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), "empty", "The folder holds no template. Put forms-*.json or procedures.json into it.", "该目录中没有模板，请放入 forms-*.json 或者 procedures.json。"));
        }

        table ??= ProcedureFinder.BuiltIn;
        problems.AddRange(TemplateChecks.Find(ProcedureFile, table));
        problems.AddRange(packages.Values.GroupBy(p => p.Folder, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => new InputProblem(
            g.Key, "folder", $"Several procedures write into the folder: {string.Join(", ", g.Select(p => p.Procedure))}. Give each its own.", $"多个程序使用同一输出目录：{string.Join('、', g.Select(p => p.Procedure))}。请分别设置。")));
        return problems.Count == 0
            ? new FilingTemplates(packages.ToFrozenDictionary(StringComparer.Ordinal), table, Convert.ToHexStringLower(hash.GetHashAndReset()))
            : throw new FilingInputException(problems);
    }

    private static T? Parse<T>(string name, byte[] bytes, JsonTypeInfo<T> type, List<InputProblem> problems)
        where T : class
    {
        try
        {
            ReadOnlySpan<byte> json = bytes;
            return JsonSerializer.Deserialize(json.StartsWith("\uFEFF"u8) ? json[3..] : json, type) ?? throw new JsonException();
        }
        catch (JsonException exception)
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"{name}:{(exception.LineNumber ?? 0) + 1} {(string.IsNullOrEmpty(exception.Path) ? "$" : exception.Path)}");
            problems.Add(new InputProblem(
                place, "json", "The value is not what a template has here, a name is unknown, twice or missing, or the JSON is broken. Compare with 'genai-measures filing templates --schema'.",
                "此处的值不符合模板格式、字段名未知、重复或者缺少，或者 JSON 不完整。请对照 genai-measures filing templates --schema。"));
            return null;
        }
    }
}
