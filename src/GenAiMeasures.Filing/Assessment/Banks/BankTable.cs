using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

// Reads a bank from a table. Every sheet has its own header: an attachment may have one sheet a class.
internal static class BankTable
{
    internal static async Task<ImmutableArray<BankItem>> ReadAsync(
        string path, BankKind kind, TextFileEncoding encoding, ProblemList problems, CancellationToken cancellationToken)
    {
        ImmutableArray<BankItem>.Builder items = ImmutableArray.CreateBuilder<BankItem>();
        BankColumns? columns = null;
        string? sheet = null;
        await foreach (SheetRow row in TableFile.ReadAsync(path, encoding, problems, cancellationToken))
        {
            if (row.Sheet != sheet)
            {
                sheet = row.Sheet;
                columns = Header(row, kind, problems);
                continue;
            }

            if (columns is null)
            {
                continue;
            }

            if (items.Count >= AssessmentBank.MostItems)
            {
                problems.AddAt(
                    row.Place, "too-many-rows", $"The bank has more than {AssessmentBank.MostItems} rows. Take out what is no question, or split the file.",
                    $"题库超过 {AssessmentBank.MostItems} 行。请删除不是测试题的行，或者拆分文件。");
                break;
            }

            if (Item(row, columns, kind, problems) is { } item)
            {
                items.Add(item);
            }
        }

        return items.DrainToImmutable();
    }

    private static BankColumns? Header(SheetRow row, BankKind kind, ProblemList problems)
    {
        if (BankColumns.Of(row.Fields, kind) is { } columns)
        {
            return columns;
        }

        (string english, string chinese) = BankColumns.Needed(kind);
        problems.AddAt(
            row.Place, "header", $"The first row is not the header of such a bank: it needs the columns {english}. Take out rows above the header and name the columns so.",
            $"第一行不是题库表头：需要{chinese}列。请删除表头以上的行，并按此命名各列。");
        return null;
    }

    private static BankItem? Item(SheetRow row, BankColumns columns, BankKind kind, ProblemList problems)
    {
        string text = Field(row, columns.Text) ?? "";
        if (text.Length == 0)
        {
            problems.AddAt(row.Place, "empty-text", "The row has no text. Fill it or take the row out.", "该行没有内容。请填写或者删除该行。");
            return null;
        }

        string? label = Field(row, columns.Risk);
        RiskCode risk = default;
        string? topic = null;
        if (kind == BankKind.MustNotRefuse)
        {
            topic = Field(row, columns.Topic) ?? label ?? Field(row, columns.Group);
        }
        else if (!RiskNames.TryParse(label, out risk))
        {
            problems.AddAt(
                row.Place, "unknown-risk", "The class is not one of the 31 risks. Write the code (A.1.a to A.5.b) or the risk's name.",
                "分类不是 31 种风险之一。请填写代码（A.1.a 至 A.5.b）或者风险名称。");
            return null;
        }

        DateOnly? updated = null;
        if (Field(row, columns.Updated) is { } day)
        {
            if (BankDates.TryParse(day, out DateOnly date))
            {
                updated = date;
            }
            else
            {
                problems.AddAt(row.Place, "date", "The date is not one. Write it as 2026-01-31.", "日期无法识别，请写作 2026-01-31。");
                return null;
            }
        }

        return new BankItem
        {
            Id = Field(row, columns.Id) ?? AssessmentBank.IdOf(text),
            Text = text,
            Risk = risk,
            Topic = topic,
            Basis = Field(row, columns.Basis),
            Language = Field(row, columns.Language),
            Modality = Field(row, columns.Modality),
            UpdatedOn = updated,
            Answer = Field(row, columns.Answer),
            Judgement = Field(row, columns.Judgement),
            Place = row.Place,
        };
    }

    private static string? Field(SheetRow row, int column) =>
        column >= 0 && column < row.Fields.Length && row.Fields[column].Trim() is { Length: > 0 } text ? text : null;
}
