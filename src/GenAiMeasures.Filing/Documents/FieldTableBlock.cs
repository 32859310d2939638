namespace GenAiMeasures.Filing;

// A table of names and values, with a third column for the source where any field names one.
internal sealed record FieldTableBlock(IReadOnlyList<DocumentField> Rows) : DocumentBlock
{
    internal override IEnumerable<DocumentField> Fields => Rows;

    internal bool HasSources => Rows.Any(r => r.Source is not null);
}
