namespace GenAiMeasures.Filing;

/// <summary>The draft packages of a service. A draft of a self-assessment, and no finding that the service complies with anything. Immutable.</summary>
public sealed record FilingBuild
{
    /// <summary>Gets which procedures apply, and why.</summary>
    public required ProcedureAnswer Procedures { get; init; }

    /// <summary>Gets the files: a folder and a ZIP for each package, the completeness report and the manifest.</summary>
    public required IReadOnlyList<FilingFile> Files { get; init; }

    /// <summary>Gets the documents with what each lacks.</summary>
    public required IReadOnlyList<FilingDocumentReport> Documents { get; init; }

    /// <summary>Gets what the consistency rules found.</summary>
    public required IReadOnlyList<FilingProblem> Problems { get; init; }

    /// <summary>Gets what changed since the last filing, or <see langword="null"/> where no last one was given.</summary>
    public FilingChange? Change { get; init; }

    /// <summary>Gets the completeness of all documents together.</summary>
    public DocumentCompleteness Completeness => new(
        Documents.Sum(d => d.Completeness.Fields), [.. Documents.SelectMany(d => d.Completeness.Missing.Select(m => d.File + "：" + m))]);

    /// <summary>Writes the files. Files of an earlier build with the same names are replaced; others stay.</summary>
    /// <param name="folder">The folder; made where it is not there.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>A task that ends when all are written.</returns>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is empty.</exception>
    public async Task SaveAsync(string folder, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        foreach (FilingFile file in Files)
        {
            string path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, file.Content, cancellationToken);
        }
    }
}
