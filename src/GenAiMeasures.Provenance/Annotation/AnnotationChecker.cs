namespace GenAiMeasures.Provenance;

/// <summary>
/// Checks each row of an annotation file against the project in the register: who may judge, when, what, and who approved it (Interim
/// Measures Art. 8). The rules are those of the register's book. Thread-safe.
/// </summary>
public static class AnnotationChecker
{
    private const int Most = 1000;

    /// <summary>Checks a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="project">The project with its rules, people and tasks.</param>
    /// <param name="options">Which task, and whose numbers count.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The report. Memory grows with the number of items, not with that of rows.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The project has no such task, or several and none was named; or there is no such profile.</exception>
    /// <exception cref="ProvenanceInputException">The file is wrong; each place is named.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<AnnotationCheckReport> CheckAsync(
        AnnotationFile file, AnnotationProject project, AnnotationCheckOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(options);
        AnnotationTask task = Find(project, options.Task);
        var asking = new RuleAsking(RuleBooks.Find(options.Profile), includesPractice: false);
        var rowFacts = new AnnotationRowFacts(project, task);
        var items = new Dictionary<string, AnnotatedItem>(StringComparer.Ordinal);
        List<RegisterProblem> problems = [];
        long total = 0;
        long rows = 0;
        await foreach (AnnotationRow row in file.ReadAsync(cancellationToken))
        {
            rows++;

            // reference answers are made before anybody annotates, by whom the rule names
            if (row.IsReference)
            {
                continue;
            }

            asking.Ask(rowFacts.Of(row, file.Name), Add);
            if (!items.TryGetValue(row.Item, out AnnotatedItem? item))
            {
                items[row.Item] = item = new AnnotatedItem(row.Line);
            }

            item.Add(row);
        }

        foreach (AnnotatedItem item in items.Values)
        {
            asking.Ask(item.ToFacts(task.Kind, file.Name), Add);
        }

        return new AnnotationCheckReport(task.Id, rows, items.Count, total, problems);

        void Add(RegisterProblem problem)
        {
            total++;
            if (problems.Count < Most)
            {
                problems.Add(problem);
            }
        }
    }

    private static AnnotationTask Find(AnnotationProject project, string? id)
    {
        if (id is null && project.Tasks.Count == 1)
        {
            return project.Tasks[0];
        }

        return project.Tasks.FirstOrDefault(t => string.Equals(t.Id, id, StringComparison.Ordinal))
            ?? throw new ArgumentException($"The project '{project.Id}' has no task '{id}'. Name one of {string.Join(", ", project.Tasks.Select(t => t.Id))}.", nameof(id));
    }
}
