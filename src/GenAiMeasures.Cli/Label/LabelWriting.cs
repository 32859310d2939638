using GenAiMeasures.Labeling;

namespace GenAiMeasures.Cli;

// What became of one file. Report is null for plain text, which takes the visible line only.
internal sealed record LabelWriting(string Format, long Before, long After, LabelWriteReport? Report, ExplicitPlace? Visible)
{
    internal string Places => (Report?.Place, Visible) switch
    {
        ({ } place, null) => place,
        ({ } place, { } visible) => $"{place}, visible line: {JsonOutput.ToCamelCase(visible)}",
        (null, { } visible) => $"visible line only: {JsonOutput.ToCamelCase(visible)}",
        _ => "",
    };

    internal static async Task<LabelWriting> Of(Task<LabelWriteReport> writing)
    {
        LabelWriteReport report = await writing;
        return new LabelWriting(report.Format, report.BytesBefore, report.BytesAfter, report, Visible: null);
    }

    internal static async Task<LabelWriting> Of(Task<LabeledDocument> writing, long before)
    {
        LabeledDocument document = await writing;
        return new LabelWriting(document.Format, before, document.Content.Length, document.Report, document.Place);
    }
}
