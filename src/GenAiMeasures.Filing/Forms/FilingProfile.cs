using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenAiMeasures.Filing;

/// <summary>A profile: what people know about a service and its papers, in one JSON file from which every form is filled. Immutable.</summary>
/// <remarks>Test accounts, passwords and keys have no place in it: offices take them over a separate channel. docs/filing.md lists the fields.</remarks>
public sealed class FilingProfile
{
    private FilingProfile(ProfileData data, string folder, string name, string digest)
    {
        Data = data;
        Folder = folder;
        Name = name;
        Digest = digest;
        Tree = JsonSerializer.SerializeToNode(data, ProfileJsonContext.Default.ProfileData)!.AsObject();
    }

    /// <summary>Gets the file name.</summary>
    public string Name { get; }

    /// <summary>Gets the file's SHA-256 in lower-case hexadecimal.</summary>
    public string Digest { get; }

    /// <summary>Gets the facts that decide the procedures.</summary>
    public ProcedureFacts Facts => new()
    {
        Scope = Data.Facts.Scope,
        Model = Data.Facts.Model,
        HasOpinionAttributes = Data.Facts.HasOpinionAttributes ?? true,
        Families = Data.Facts.Families.Length == 0 ? AlgorithmFamilies.Generation : Data.Facts.Families.Aggregate(AlgorithmFamilies.None, (all, one) => all | ProfileChecks.Families[one]),
        Triggers = Data.Facts.Triggers.Length == 0 ? AssessmentTriggers.GoingOnline : Data.Facts.Triggers.Aggregate(AssessmentTriggers.None, (all, one) => all | ProfileChecks.Triggers[one]),
        IsCompanion = Data.Facts.IsCompanion,
        IsForMinors = Data.Facts.IsForMinors,
    };

    internal ProfileData Data { get; }

    internal string Folder { get; }

    internal JsonObject Tree { get; }

    /// <summary>Reads a profile.</summary>
    /// <param name="path">The JSON file.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="FilingInputException">It is no profile, or says what cannot be: each problem with its JSON path and cure.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FilingProfile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Parse(File.ReadAllBytes(path), Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(path));
    }

    internal static FilingProfile Parse(ReadOnlySpan<byte> json, string folder, string name)
    {
        ProfileData? data;
        try
        {
            data = JsonSerializer.Deserialize(json.StartsWith("\uFEFF"u8) ? json[3..] : json, ProfileJsonContext.Default.ProfileData);
        }
        catch (JsonException exception)
        {
            throw new FilingInputException([ProfileChecks.Unreadable(name, exception)], exception);
        }

        InputProblem[] problems = data is null
            ? [new InputProblem("$", "empty", "The profile is null. Write an object.", "资料文件为 null，请填写对象。")]
            : [.. ProfileChecks.Find(data, folder)];
        return problems.Length == 0
            ? new FilingProfile(data!, folder, name, Convert.ToHexStringLower(SHA256.HashData(json)))
            : throw new FilingInputException(problems);
    }

    internal string PathOf(string file) => Path.GetFullPath(Path.Combine(Folder, file));
}
