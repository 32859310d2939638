using System.Globalization;

namespace GenAiMeasures.Labeling;

// XLSX and its variants. At the start: a sheet of its own in front, so that no row of the others moves and every formula stays true. At the
// end: a row below the cells of every sheet.
internal sealed class SheetDocument(MemorySource content, OoxmlPackage package, string line) : OfficeDocument(content, package, line)
{
    private const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
    private const int MaxRows = 1_048_576;

    internal override bool Holds(DocumentEnd end)
    {
        if (end == DocumentEnd.Start)
        {
            return Workbook.Read(Get(MainName)).Sheets is [{ } first, ..]
                && PartOf(first.RelationshipId) is { } part && PartsOf("worksheet").Contains(part, StringComparer.OrdinalIgnoreCase)
                && IsLine(Sheet.Read(Get(part)).First);
        }

        string[] sheets = [.. PartsOf("worksheet")];
        return sheets.Length > 0 && sheets.All(s => IsLine(Sheet.Read(Get(s)).Last));
    }

    internal override void Insert(DocumentEnd end)
    {
        if (end == DocumentEnd.Start)
        {
            InsertSheet();
        }
        else
        {
            InsertRows();
        }
    }

    private void InsertSheet()
    {
        Workbook workbook = Workbook.Read(Get(MainName));
        SheetEntry like = workbook.Sheets.Find(s => RelationshipOf(s.RelationshipId).IsOf("worksheet")) ?? throw Lacks("worksheet", "工作表");
        string likePart = Get(PartOf(like.RelationshipId)!);
        string name = "";
        for (int i = 1; name.Length == 0 || Has(name); i++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{FolderOf(PartOf(like.RelationshipId)!)}aigc{i}.xml");
        }

        string id = AddPart(name, Sheet.Create(Sheet.NamespaceOf(likePart), Cell("", "A1")), RelationshipOf(like.RelationshipId), SheetType);
        foreach (string part in PartsOf("worksheet"))
        {
            // two selected sheets would be edited together
            Put(part, Sheet.Deselect(Get(part)));
        }

        Put(MainName, workbook.WithFirst(id));
    }

    private void InsertRows()
    {
        foreach (string part in PartsOf("worksheet"))
        {
            string text = Get(part);
            Sheet sheet = Sheet.Read(text);
            if (IsLine(sheet.Last))
            {
                continue;
            }

            int row = sheet.Rows == 0 ? 1 : sheet.Rows + 2;
            if (row > MaxRows)
            {
                throw Lacks("free row", "空行");
            }

            Put(part, sheet.WithRow(text, row, Cell(sheet.Prefix, string.Create(CultureInfo.InvariantCulture, $"A{row}"))));
        }
    }

    private string Cell(string prefix, string place) =>
        $"<{prefix}c r=\"{place}\" t=\"inlineStr\"><{prefix}is><{prefix}t xml:space=\"preserve\">{OoxmlXml.Escape(Line)}</{prefix}t></{prefix}is></{prefix}c>";

    private bool IsLine(SheetCell? cell) => cell is { } given && TextOf(given)?.ReplaceLineEndings("\n").Trim() == Line.Trim();

    // Office keeps the texts of cells in one place
    private string? TextOf(SheetCell cell)
    {
        if (!cell.IsShared)
        {
            return cell.Text;
        }

        string? shared = PartsOf("sharedStrings").FirstOrDefault();
        return shared is not null && int.TryParse(cell.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int index)
            ? Sheet.SharedText(Get(shared), index)
            : null;
    }
}
