namespace GenAiMeasures.Filing;

/// <summary>What changed since the last filing, and by when a change filing is due. Immutable.</summary>
/// <param name="Fields">The fields that changed, in the order of the documents.</param>
/// <param name="ChangedOn">The day from which the clock runs: the profile's, or the day of the build.</param>
/// <param name="Due">By when the change filing is due; <see langword="null"/> where nothing material changed.</param>
/// <param name="Article">The article of the clock.</param>
/// <param name="Confidence">How surely the clock is known.</param>
public sealed record FilingChange(IReadOnlyList<ChangedField> Fields, DateOnly ChangedOn, CalendarDate? Due, string Article, Confidence Confidence)
{
    /// <summary>Gets whether a change filing is due.</summary>
    public bool IsDue => Due is not null;

    internal const string Procedure = "algorithm-filing";

    internal static string FolderName => Rule.Folder;

    private static ChangeRule Rule { get; } = FilingData.Read("change-rule.json", FilingJsonContext.Default.ChangeRule);

    internal static FilingChange Between(FilingManifest last, FilingManifest now, DateOnly changedOn, IWorkingDayCalendar calendar)
    {
        Dictionary<(string File, string Name, int Time), string?> before = Values(last);
        Dictionary<(string File, string Name, int Time), string?> after = Values(now);
        ChangedField[] fields =
        [
            .. after.Keys.Union(before.Keys)
                .Where(k => before.GetValueOrDefault(k) != after.GetValueOrDefault(k))
                .Select(k => new ChangedField(k.File, k.Name, before.GetValueOrDefault(k), after.GetValueOrDefault(k), IsMaterial(k.File, k.Name))),
        ];
        return new FilingChange(
            fields, changedOn, fields.Any(f => f.IsMaterial) ? calendar.AddWorkingDays(changedOn, Rule.WorkingDays) : null, Rule.Article, Rule.Confidence);
    }

    private static bool IsMaterial(string file, string name) =>
        file.StartsWith(Rule.Folder + "/", StringComparison.Ordinal) && (Rule.Documents.Contains(Path.GetFileName(file)) || Rule.Fields.Contains(name));

    // a name may stand in a document several times
    private static Dictionary<(string File, string Name, int Time), string?> Values(FilingManifest manifest)
    {
        var values = new Dictionary<(string, string, int), string?>();
        foreach (ManifestDocument document in manifest.Data.Documents)
        {
            foreach (ManifestField field in document.Fields)
            {
                int time = 0;
                while (!values.TryAdd((document.File, field.Name, time), field.Value))
                {
                    time++;
                }
            }
        }

        return values;
    }
}
