using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Filing;

internal sealed class AssessmentRuns(IOptions<FilingOptions> options) : IAssessmentRuns
{
    private const int MostRuns = 1_000;

    // links are not followed: a run's folder is what stands below the folder of runs
    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 2,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System,
    };

    public string? Folder => options.Value.AssessmentFolder;

    public ValueTask<IReadOnlyList<KeptRun>> ListAsync(CancellationToken cancellationToken = default) => new(Kept(cancellationToken));

    public ValueTask<AssessmentResult?> FindAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);

        // by the list and never by the path: a name cannot lead out of the folder
        KeptRun? run = Kept(cancellationToken).FirstOrDefault(r => string.Equals(r.Name, name, StringComparison.Ordinal));
        return new(run is null or { State: KeptRunState.Unfinished } ? null
            : run.State == KeptRunState.Finished ? AssessmentResult.Read(run.Folder)
            : throw new FilingInputException(run.Problems));
    }

    public async ValueTask<AssessmentComparison> CompareAsync(string before, string after, CancellationToken cancellationToken = default) =>
        AssessmentComparison.Between(await RequireAsync(before, cancellationToken), await RequireAsync(after, cancellationToken));

    internal IReadOnlyList<KeptRun> Kept(CancellationToken cancellationToken = default)
    {
        if (Folder is not { } root || !Directory.Exists(root))
        {
            return [];
        }

        List<KeptRun> runs = [];
        foreach (string folder in Directory.EnumerateDirectories(root, "*", Below))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (runs.Count < MostRuns && Read(root, folder) is { } run)
            {
                runs.Add(run);
            }
        }

        return [.. runs.OrderByDescending(r => r.Summary?.FinishedAt ?? DateTimeOffset.MinValue).ThenByDescending(r => r.Summary?.RunOn).ThenBy(r => r.Name, StringComparer.Ordinal)];
    }

    private async ValueTask<AssessmentResult> RequireAsync(string name, CancellationToken cancellationToken) =>
        await FindAsync(name, cancellationToken) ?? throw new KeyNotFoundException($"There is no finished run '{name}'. See IAssessmentRuns.ListAsync() or 'genai-measures assess list' for the names.");

    private static KeptRun? Read(string root, string folder)
    {
        string summary = Path.Combine(folder, AssessmentResult.SummaryFile);
        var run = new KeptRun
        {
            Name = Path.GetRelativePath(root, folder).Replace('\\', '/'),
            Folder = folder,
            State = KeptRunState.Unfinished,
        };
        if (!File.Exists(summary))
        {
            return File.Exists(Path.Combine(folder, AssessmentResult.AnswersFile)) ? run : null;
        }

        try
        {
            return run with
            {
                State = KeptRunState.Finished,
                Summary = AssessmentResult.Read(folder).Summary,
                SummarySha256 = Digest(summary),
                CasesSha256 = Digest(Path.Combine(folder, AssessmentResult.CasesFile)),
            };
        }
        catch (FilingInputException exception)
        {
            return run with { State = KeptRunState.Unreadable, Problems = exception.Problems };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // a run that is being written is there at the next look
            return run with
            {
                State = KeptRunState.Unreadable,
                Problems = [new InputProblem(run.Name, "unreadable", $"The files of the run cannot be read ({exception.GetType().Name}). Check that they are there and may be read.", $"运行文件无法读取（{exception.GetType().Name}）。请检查文件是否存在、是否有读取权限。")],
            };
        }
    }

    private static string Digest(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
