namespace GenAiMeasures;

// what stands in a sheet
internal sealed class WorkbookSheet
{
    internal List<(int Line, List<string> Row)> Rows { get; } = [];

    internal List<(int Line, int Column)> Formulas { get; } = [];

    internal List<string> MergedRanges { get; } = [];
}
