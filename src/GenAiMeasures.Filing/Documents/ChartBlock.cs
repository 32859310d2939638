namespace GenAiMeasures.Filing;

// Shares with their intervals against a limit. HTML draws it; the other formats print it as a table.
internal sealed record ChartBlock(string Name, IReadOnlyList<ChartBar> Bars, double? Limit = null) : DocumentBlock
{
    internal TableBlock Table => new(
        Name, ["项目", "比例", "95% 区间", "说明"],
        [.. Bars.Select(b => (IReadOnlyList<string?>)[b.Label, DocumentNumber.Percent(b.Value), DocumentNumber.Percent(b.Low) + "–" + DocumentNumber.Percent(b.High), b.Note])]);
}
