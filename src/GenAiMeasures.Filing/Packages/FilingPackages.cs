using System.Text;

namespace GenAiMeasures.Filing;

/// <summary>Builds draft packages. The same input gives the same bytes. Thread-safe.</summary>
public static class FilingPackages
{
    internal const string Notice = "自评估草稿，未经审定，不作为合规结论";

    /// <summary>Builds the packages of the procedures that apply, or of those that are named.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="options">The day, and what the running app tells.</param>
    /// <param name="cancellationToken">Ends the building.</param>
    /// <returns>The packages.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The profile does not say which service it is about, or a named procedure has no package.</exception>
    /// <exception cref="FilingInputException">A file of the profile is wrong, or holds a key, a password or a test account: nothing is built.</exception>
    public static async Task<FilingBuild> BuildAsync(FilingProfile profile, FilingBuildOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(options);
        ProcedureAnswer answer = ProcedureFinder.Find(profile.Facts, options.Templates);
        FormPackage[] packages = [.. Choose(answer, options)];
        (FormData data, PackageSources sources) = await FormDataLoader.LoadAsync(profile, options, cancellationToken);
        var assembly = new PackageAssembly(data, sources);
        foreach (FormPackage package in packages)
        {
            assembly.Add(package);
        }

        InputProblem[] secrets = [.. assembly.Files.SelectMany(SecretScan.Find)];
        if (secrets.Length > 0)
        {
            throw new FilingInputException(secrets);
        }

        var manifest = new FilingManifest(new ManifestData { Version = 1, Notice = Notice, BuiltOn = options.Today, Profile = profile.Digest, Documents = assembly.Documents });
        IReadOnlyList<FilingProblem> problems = FilingChecker.Check(assembly.Files, manifest: null).Problems;
        FilingChange? change = options.Last is { } last ? FilingChange.Between(last, manifest, profile.Data.Facts.ChangedOn ?? options.Today, options.Calendar) : null;
        FilingDocument report = CompletenessReport.Write(answer, assembly.Reports, problems, change, packages);
        return new FilingBuild
        {
            Procedures = answer,
            Files =
            [
                .. assembly.Files,
                .. packages.Select(p => new FilingFile(p.Folder + ".zip", Zip(p.Folder, assembly.Files))),
                new FilingFile("完整性报告.docx", DocxWriter.Write(report)),
                new FilingFile("完整性报告.md", Encoding.UTF8.GetBytes(MarkdownWriter.Write(report))),
                new FilingFile(FilingManifest.FileName, manifest.Write()),
            ],
            Documents = assembly.Reports,
            Problems = problems,
            Change = change,
        };
    }

    private static IEnumerable<FormPackage> Choose(ProcedureAnswer answer, FilingBuildOptions options)
    {
        foreach (string id in options.Procedures.Count > 0 ? options.Procedures : answer.Procedures.Select(p => p.Id))
        {
            if (options.Templates.Forms.TryGetValue(id, out FormPackage? package))
            {
                yield return package;
            }
            else if (options.Procedures.Count > 0)
            {
                throw new ArgumentException($"'{id}' has no package: {string.Join(", ", options.Templates.Procedures)}.", nameof(options));
            }
        }
    }

    private static byte[] Zip(string folder, IReadOnlyList<FilingFile> files)
    {
        using var stream = new MemoryStream();
        DeterministicZip.Write(stream, files.Where(f => f.Path.StartsWith(folder + "/", StringComparison.Ordinal)).Select(f => KeyValuePair.Create(f.Path[(folder.Length + 1)..], f.Content)));
        return stream.ToArray();
    }
}
