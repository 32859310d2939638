namespace GenAiMeasures.Filing;

internal sealed record EvidenceBlock(string Name, IReadOnlyList<EvidenceItem> Items) : DocumentBlock
{
    internal override IEnumerable<DocumentField> Fields => Items.Select(i => new DocumentField(i.Name, i.File));

    internal TableBlock Table => new(
        Name, ["序号", "佐证材料", "文件", "SHA-256"],
        [.. Items.Select((item, i) => (IReadOnlyList<string?>)[
            (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), item.Name, Placeholder.Fill(item.File, item.Name), item.Sha256 ?? "—"])]);
}
