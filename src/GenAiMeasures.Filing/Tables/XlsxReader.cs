using System.Globalization;
using System.Runtime.CompilerServices;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace GenAiMeasures.Filing;

// Reads every visible sheet of a workbook element by element. Merged cells and formulas are reported, for their value is not in the file or not in every row.
internal static class XlsxReader
{
    internal static async IAsyncEnumerable<SheetRow> ReadAsync(string path, ProblemList problems, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        string name = Path.GetFileName(path);
        using SpreadsheetDocument? document = Open(path, name, problems);
        if (document is null)
        {
            yield break;
        }

        WorkbookPart? workbook = Workbook(document, name, problems);
        if (workbook is null)
        {
            yield break;
        }

        if (SharedTexts.Read(workbook, name, problems) is not { } texts || Sheets(workbook, name, problems) is not { } sheets)
        {
            yield break;
        }

        foreach ((string sheet, WorksheetPart part) in sheets)
        {
            foreach (SheetRow row in new XlsxSheetReader(name, sheet, texts, problems).Read(part))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }
        }
    }

    private static WorkbookPart? Workbook(SpreadsheetDocument document, string name, ProblemList problems)
    {
        try
        {
            if (document.WorkbookPart is { } workbook)
            {
                return workbook;
            }
        }
        catch (Exception exception) when (OfficeFault.Is(exception))
        {
            // said below
        }

        problems.AddAt(name, "not-xlsx", "The file holds no workbook. Save it again as .xlsx.", "文件中没有工作簿，请重新另存为 .xlsx。");
        return null;
    }

    private static List<(string Name, WorksheetPart Part)>? Sheets(WorkbookPart workbook, string name, ProblemList problems)
    {
        try
        {
            List<(string, WorksheetPart)> sheets = [];
            foreach (Sheet sheet in workbook.Workbook?.Descendants<Sheet>() ?? [])
            {
                bool isVisible = sheet.State?.Value is not { } state || state == SheetStateValues.Visible;
                if (isVisible && sheet.Id?.Value is { } id && workbook.TryGetPartById(id, out OpenXmlPart? part) && part is WorksheetPart worksheet)
                {
                    sheets.Add((sheet.Name?.Value ?? "", worksheet));
                }
            }

            return sheets;
        }
        catch (Exception exception) when (OfficeFault.Is(exception))
        {
            problems.AddAt(name, "not-xlsx", "The workbook is damaged: its list of sheets cannot be read. Save it again.", "工作簿已损坏，无法读取工作表清单，请重新保存。");
            return null;
        }
    }

    private static SpreadsheetDocument? Open(string path, string name, ProblemList problems)
    {
        try
        {
            return SpreadsheetDocument.Open(path, isEditable: false);
        }
        catch (Exception exception) when (OfficeFault.Is(exception))
        {
            problems.AddAt(
                name, "not-xlsx", "The file is no XLSX workbook, or is protected by a password. Save it as .xlsx without a password.",
                "该文件不是 XLSX 工作簿，或者设有密码。请另存为不带密码的 .xlsx。");
            return null;
        }
    }

    internal static string Place(string file, string sheet, string cell) => string.Create(CultureInfo.InvariantCulture, $"{file}!{sheet}:{cell}");
}
