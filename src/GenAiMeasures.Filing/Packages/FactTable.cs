namespace GenAiMeasures.Filing;

// A table of a document as it stands in the file.
internal sealed record FactTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    internal int Column(string name) => Columns.ToList().IndexOf(name);
}
