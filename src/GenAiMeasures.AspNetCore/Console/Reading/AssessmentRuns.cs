using GenAiMeasures.Filing;

namespace GenAiMeasures.AspNetCore;

// The runs of the self-assessment that lie in the folder of the settings, each in a folder of its own.
internal static class AssessmentRuns
{
    private const string SummaryFile = "summary.json";

    // the newest first; a folder whose summary cannot be read is named and not hidden
    internal static (IReadOnlyList<AssessmentRun> Runs, IReadOnlyList<string> Unreadable) List(string folder)
    {
        List<AssessmentRun> runs = [];
        List<string> unreadable = [];
        foreach (string path in Folders(folder))
        {
            string name = Path.GetFileName(path);
            try
            {
                runs.Add(new AssessmentRun(name, path, AssessmentSummary.Read(Path.Combine(path, SummaryFile))));
            }
            catch (Exception exception) when (exception is FilingInputException or IOException or UnauthorizedAccessException)
            {
                unreadable.Add(name);
            }
        }

        return ([.. runs.OrderByDescending(r => r.Summary.RunOn).ThenByDescending(r => r.Name, StringComparer.Ordinal)], unreadable);
    }

    // looked up among what is there: no name that was sent becomes a path
    internal static string? Find(string folder, string name) => Folders(folder).FirstOrDefault(p => string.Equals(Path.GetFileName(p), name, StringComparison.Ordinal));

    private static IEnumerable<string> Folders(string folder) =>
        folder.Length > 0 && Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Where(d => File.Exists(Path.Combine(d, SummaryFile))) : [];
}
