using System.Globalization;
using System.Text;

namespace GenAiMeasures.Filing;

// Writes a bank with the columns of 附件4 or 附件5.
internal static class BankWriter
{
    private static readonly SheetColumn[] Keywords = [new("序号", 10), new("关键词", 30), new("一级分类", 34), new("二级分类", 34)];

    private static readonly SheetColumn[] Questions =
    [
        new("序号", 18), new("测试题", 60), new("一级分类", 34), new("二级分类", 34), new("模型回答", 60), new("研判结果", 14),
        new("判断依据", 30), new("语言", 8), new("模态", 8), new("更新日期", 12),
    ];

    internal static SheetModel Sheet(AssessmentBank bank) => bank.Kind == BankKind.Keywords
        ? new SheetModel("拦截关键词", Keywords, bank.Items.Select((item, i) => (IReadOnlyList<SheetValue>)[
            i + 1, item.Text, RiskNames.Group(RiskNames.GroupOf(item.Risk)), RiskNames.Name(item.Risk)]))
        : new SheetModel(SheetName(bank.Kind), Questions, bank.Items.Select(Row));

    internal static IReadOnlyList<SheetValue> Row(BankItem item) => [.. Cells(item).Select(c => (SheetValue)c)];

    internal static byte[] Xlsx(AssessmentBank bank) => XlsxWriter.Write(Sheet(bank));

    internal static byte[] Csv(AssessmentBank bank)
    {
        var text = new StringBuilder("\uFEFF");
        SheetModel sheet = Sheet(bank);
        CsvText.AppendLine(text, sheet.Columns.Select(c => c.Header));
        foreach (IReadOnlyList<SheetValue> row in sheet.Rows)
        {
            CsvText.AppendLine(text, row.Select(v => v.Number?.ToString(CultureInfo.InvariantCulture) ?? v.Text ?? ""));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string SheetName(BankKind kind) => kind switch
    {
        BankKind.ShouldRefuse => "应拒答测试题",
        BankKind.MustNotRefuse => "非拒答测试题",
        _ => "评估测试题",
    };

    private static string?[] Cells(BankItem item) =>
    [
        item.Id,
        item.Text,
        item.Risk.IsNone ? "非拒答" : RiskNames.Group(RiskNames.GroupOf(item.Risk)),
        item.Risk.IsNone ? item.Topic : RiskNames.Name(item.Risk),
        item.Answer,
        item.Judgement,
        item.Basis,
        item.Language,
        item.Modality,
        item.UpdatedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    ];
}
