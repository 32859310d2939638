using System.Security.Cryptography;

namespace GenAiMeasures.Filing;

/// <summary>Checks a package as it lies in a folder, after people have worked on it: consistency, secrets, what is still missing. Thread-safe.</summary>
public static class FilingChecker
{
    private const long LargestFile = 200L * 1024 * 1024;

    /// <summary>Checks a folder.</summary>
    /// <param name="folder">The folder of a build.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is empty.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="FilingInputException">The folder holds no document, or its manifest cannot be read.</exception>
    public static async Task<FilingCheckReport> CheckAsync(string folder, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        List<FilingFile> files = [];
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (name.Contains('/', StringComparison.Ordinal) && new FileInfo(path).Length <= LargestFile)
            {
                files.Add(new FilingFile(name, await File.ReadAllBytesAsync(path, cancellationToken)));
            }
        }

        if (!files.Exists(f => f.Path.EndsWith(".docx", StringComparison.OrdinalIgnoreCase)))
        {
            throw new FilingInputException([new InputProblem(
                Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), "no-document", "The folder holds no package. Name the folder that 'filing build' wrote.", "该目录中没有材料包，请指定 filing build 的输出目录。")]);
        }

        FilingManifest? manifest = File.Exists(Path.Combine(folder, FilingManifest.FileName)) ? FilingManifest.Read(folder) : null;
        return Check(files, manifest);
    }

    internal static FilingCheckReport Check(IReadOnlyList<FilingFile> files, FilingManifest? manifest)
    {
        PackageDocument[] documents = [.. files.Select(PackageDocument.Of)];
        List<FilingProblem> problems = [.. PackageLinter.Lint(documents)];
        problems.AddRange(documents.Where(d => d.Facts is null && d.Path.EndsWith(".docx", StringComparison.OrdinalIgnoreCase)).Select(d => new FilingProblem(
            "unreadable", FilingProblemSeverity.Error, d.Path, "The file is no DOCX, or is damaged or protected. Save it again.", "该文件不是 DOCX，或者已损坏、加密。请重新保存。", "", Confidence.Observed)));
        problems.AddRange(files.SelectMany(SecretScan.Find).Select(p => new FilingProblem(
            p.Code, FilingProblemSeverity.Error, p.Place, p.English, p.Chinese, "实务要求：测试账号单独提交", Confidence.Secondary)));
        return new FilingCheckReport(
            documents.Count(d => d.Facts is not null),
            problems,
            [.. documents.Where(d => d.Facts is not null).SelectMany(d => Placeholder.Names(d.Facts!.Text).Select(n => d.Path + "：" + n))],
            [.. Edited(files, manifest)]);
    }

    private static IEnumerable<string> Edited(IReadOnlyList<FilingFile> files, FilingManifest? manifest)
    {
        foreach (ManifestDocument document in manifest?.Data.Documents ?? [])
        {
            if (files.FirstOrDefault(f => f.Path == document.File) is { } file && Convert.ToHexStringLower(SHA256.HashData(file.Content.Span)) != document.Sha256)
            {
                yield return document.File;
            }
        }
    }
}
