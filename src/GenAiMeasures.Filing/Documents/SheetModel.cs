namespace GenAiMeasures.Filing;

// A sheet of a workbook. Rows are read once, in order. Every text is an inline string, never a formula.
internal sealed record SheetModel(string Name, IReadOnlyList<SheetColumn> Columns, IEnumerable<IReadOnlyList<SheetValue>> Rows);
