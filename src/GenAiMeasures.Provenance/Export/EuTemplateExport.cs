namespace GenAiMeasures.Provenance;

// The rows of the EU template for the public summary of training content (24 July 2025), as far as a register knows them.
internal static class EuTemplateExport
{
    internal static byte[] Write(RegisterSnapshot snapshot)
    {
        TrainingData data = snapshot.Data;
        TrainingDataSource[] used = [.. data.Sources.Where(s => s.State == SourceState.InUse)];
        var text = new MarkdownText();
        text.Line("# Public summary of training content: rows of the EU template").Line("").Line("From the register with SHA-256 `" + snapshot.Digest + "`. Rows that the register does not know say so; the form itself is the Commission's.");
        text.Title("1 General information");
        text.Table(["Row", "Content"],
        [
            ["Provider", data.Service?.Provider ?? "not in the register"], ["Model", data.Service?.ModelName ?? "not in the register"],
            ["Modalities", string.Join(", ", used.Select(s => s.Modality.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))],
            ["Size", MarkdownText.Count(used.Sum(s => s.Scale?.Tokens ?? 0)) + " tokens, " + MarkdownText.Count(used.Sum(s => s.Scale?.Items ?? 0)) + " items"],
            ["Latest date of acquisition", MarkdownText.Day(used.Max(s => s.CollectedTo))],
            ["Languages", string.Join(", ", used.SelectMany(s => s.Languages).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))],
        ]);
        text.Title("2 Sources");
        Section(text, "2.1 Publicly available data sets", used, s => s.Kind == SourceKind.OpenSource && !s.LinksOnly);
        Section(text, "2.2 Private data sets, licensed ones among them", used, s => s.Kind == SourceKind.Commercial);
        Section(text, "2.3 Crawled and scraped", used, s => s.Kind == SourceKind.SelfCollected || s.LinksOnly);
        Section(text, "2.4 User data", used, s => s.Kind == SourceKind.UserInput);
        Section(text, "2.5 Synthetic data", used, s => s.Kind == SourceKind.Generated);
        Section(text, "2.6 Other", used, s => s.Kind is SourceKind.SelfProduced or SourceKind.Unspecified);
        text.Title("3 Processing");
        text.Table(["Row", "Content"],
        [
            ["Copyright opt-out", $"{used.Sum(s => s.Robots.Count)} decisions on robots files are kept; complaints: {data.Intellectual?.ComplaintChannel ?? "not in the register"}"],
            ["Removal of illegal content", string.Join("; ", used.Where(s => s.Processing is not null).Select(s => s.Id + ": " + s.Processing))],
        ]);
        return text.ToBytes();
    }

    private static void Section(MarkdownText text, string title, IEnumerable<TrainingDataSource> sources, Func<TrainingDataSource, bool> filter)
    {
        text.Line("").Line("### " + title).Line("");
        text.Table(
            ["Name", "From", "Crawler or model", "Period", "Items"],
            sources.Where(filter).Select(s => new[]
            {
                s.Name ?? s.DataSet ?? s.Id, s.Party ?? s.Product ?? s.Location, s.Collector ?? s.Generated?.Model, MarkdownText.Day(s.CollectedFrom) + " to " + MarkdownText.Day(s.CollectedTo), MarkdownText.Count(s.Scale?.Items),
            }));
    }
}
