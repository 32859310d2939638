namespace GenAiMeasures.Filing;

// Files that go into packages as sheets and evidence.
internal sealed class PackageSources
{
    internal AssessmentBank? Keywords { get; set; }

    internal List<AssessmentBank> Banks { get; } = [];

    internal Dictionary<string, FilingFile> Evidence { get; } = new(StringComparer.Ordinal);
}
