using System.Globalization;
using System.Xml;

namespace GenAiMeasures.Provenance;

// reads a filled sheet cell by cell, and names every cell that is wrong
internal sealed class InspectionSheet(string name, ProblemList problems)
{
    private const int FactsLine = 2;
    private const int HeaderLine = 3;
    private const int NumberColumn = 0;
    private const int IdColumn = 1;
    private const int VerdictColumn = 3;
    private const int RiskColumn = 4;

    internal InspectedSample? Read(byte[] bytes, string id, string by, DateOnly doneOn)
    {
        WorkbookSheet sheet;
        try
        {
            sheet = WorkbookReader.Read(bytes);
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException)
        {
            problems.AddAt(name, "workbook", "The file is no workbook. Save it as XLSX.", "该文件不是 XLSX 工作簿，请另存为 XLSX。");
            return null;
        }

        Dictionary<int, List<string>> rows = sheet.Rows.GroupBy(r => r.Line).ToDictionary(g => g.Key, g => g.First().Row);
        foreach (string range in sheet.MergedRanges)
        {
            problems.AddAt($"{name}!{range}", "merged", "Cells are merged. Unmerge them, and give each row its own verdict.", "存在合并单元格，请取消合并并逐行填写结论。");
        }

        foreach ((int line, int column) in sheet.Formulas)
        {
            At(line, column, "formula", "The cell holds a formula. Write the value itself.", "该单元格为公式，请直接填写内容。");
        }

        return Header(rows) && problems.IsEmpty ? Rows(rows, id, by, doneOn) : null;
    }

    private bool Header(Dictionary<int, List<string>> rows)
    {
        if (Cell(rows, FactsLine, 0) != InspectionWorkbook.Title)
        {
            At(FactsLine, 0, "title", $"The sheet is no inspection sheet ('{InspectionWorkbook.Title}'). Use the file that was written, and keep its first three rows.", $"该文件不是抽检表（“{InspectionWorkbook.Title}”）。请使用导出的文件，并保留前三行。");
            return false;
        }

        for (int i = 0; i < InspectionWorkbook.Columns.Length; i++)
        {
            if (Cell(rows, HeaderLine, i) != InspectionWorkbook.Columns[i])
            {
                At(HeaderLine, i, "header", $"The column is to be '{InspectionWorkbook.Columns[i]}'. Put the columns back in their order.", $"该列应为“{InspectionWorkbook.Columns[i]}”，请恢复列的顺序。");
            }
        }

        return true;
    }

    private InspectedSample? Rows(Dictionary<int, List<string>> rows, string id, string by, DateOnly doneOn)
    {
        var items = new SortedDictionary<long, (int Line, string Id, bool Passed)>();
        var failed = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach ((int line, List<string> row) in rows.Where(r => r.Key > HeaderLine && !r.Value.TrueForAll(string.IsNullOrWhiteSpace)).OrderBy(r => r.Key))
        {
            string number = Cell(rows, line, NumberColumn);
            if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long place))
            {
                At(line, NumberColumn, "number", "The row has no number. Restore it from the sheet that was written.", "该行缺少序号，请从导出的表恢复。");
                continue;
            }

            bool? passed = Verdict(Cell(rows, line, VerdictColumn), line);
            string risk = Cell(rows, line, RiskColumn);
            if (risk.Length > 0 && !RiskCode.TryParse(risk, out _))
            {
                At(line, RiskColumn, "risk", "The risk is no code of GB/T 45654-2025, such as A.1.a. Correct it or leave it empty.", "风险代码不是 GB/T 45654-2025 的代码（如 A.1.a），请更正或者留空。");
            }

            if (!items.TryAdd(place, (line, IdColumn < row.Count ? row[IdColumn] : "", passed ?? false)))
            {
                At(line, NumberColumn, "duplicate", $"The number stands in row {items[place].Line} already. Take one of the rows out.", $"该序号已在第 {items[place].Line} 行出现，请删除其中一行。");
            }

            if (passed == false)
            {
                failed[risk] = failed.GetValueOrDefault(risk) + 1;
            }
        }

        return problems.IsEmpty ? Sample(rows, items, failed, id, by, doneOn) : null;
    }

    private InspectedSample? Sample(
        Dictionary<int, List<string>> rows, SortedDictionary<long, (int Line, string Id, bool Passed)> items, SortedDictionary<string, long> failed, string id, string by, DateOnly doneOn)
    {
        string drawn = SampleDrawer.HashOf(items.Values.Select(i => i.Id));
        bool isWhole = ulong.TryParse(Cell(rows, FactsLine, 1), NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed);
        isWhole &= long.TryParse(Cell(rows, FactsLine, 2), NumberStyles.None, CultureInfo.InvariantCulture, out long population);
        isWhole &= long.TryParse(Cell(rows, FactsLine, 4), NumberStyles.None, CultureInfo.InvariantCulture, out long size) && Cell(rows, FactsLine, 3).Length == 64;
        if (!isWhole || population < size)
        {
            At(FactsLine, 1, "facts", "Seed, population or size of the sample were changed. Restore the second row from the sheet that was written.", "种子、总体或者样本数被改动，请从导出的表恢复第二行。");
        }
        else if (items.Count != size || !string.Equals(drawn, Cell(rows, FactsLine, 5), StringComparison.Ordinal))
        {
            At(
                FactsLine, 5, "sample", $"The rows are not those that were drawn ({items.Count} of {size}): one was added, left out, or has another id. Restore them from the sheet that was written.",
                $"表中数据与抽样结果不一致（{items.Count}/{size}）：有行被增加、删除或者改动编号。请从导出的表恢复。");
        }

        return !problems.IsEmpty ? null : new InspectedSample(
            new SamplingInspection
            {
                Id = id,
                Method = InspectionMethod.Manual,
                Population = population,
                PopulationHash = Cell(rows, FactsLine, 3),
                Seed = seed,
                Size = size,
                Passed = items.Values.Count(i => i.Passed),
                DrawnHash = drawn,
                DrawnIds = [.. items.Values.Select(i => i.Id)],
                By = by,
                DoneOn = doneOn,
            },
            failed);
    }

    private bool? Verdict(string text, int line)
    {
        bool? passed = text.ToUpperInvariant() switch { "合格" or "PASS" => true, "不合格" or "FAIL" => false, _ => null };
        if (passed is null)
        {
            At(
                line, VerdictColumn, text.Length == 0 ? "verdict-missing" : "verdict", "The verdict is to be 合格 (pass) or 不合格 (fail). Fill it in.", "结论应填“合格”或者“不合格”，请补充。");
        }

        return passed;
    }

    private void At(int line, int column, string code, string english, string chinese) =>
        problems.AddAt(string.Create(CultureInfo.InvariantCulture, $"{name}!{WorkbookReader.NameOf(column)}{line}"), code, english, chinese);

    private static string Cell(Dictionary<int, List<string>> rows, int line, int column) =>
        rows.TryGetValue(line, out List<string>? row) && column < row.Count ? row[column].Trim() : "";
}
