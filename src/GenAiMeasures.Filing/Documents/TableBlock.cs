namespace GenAiMeasures.Filing;

// A table with a header. A cell that is null is a field that is not filled; so is a table without a row.
internal sealed record TableBlock(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows) : DocumentBlock
{
    // how many columns from the left are given by the form and ask for nothing
    internal int Given { get; init; }

    internal override IEnumerable<DocumentField> Fields => Rows.Count == 0
        ? [new DocumentField(Name, null)]
        : Rows.SelectMany(row => row.Skip(Given).Select((cell, i) => new DocumentField(CellName(Given + i), cell)));

    internal string Text(IReadOnlyList<string?> row, int column) => Placeholder.Fill(row[column], CellName(column));

    private string CellName(int column) => Name + "-" + Columns[column];
}
