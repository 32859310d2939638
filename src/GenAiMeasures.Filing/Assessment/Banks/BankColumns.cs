namespace GenAiMeasures.Filing;

// The columns of 附件4 and 附件5 by their usual names, in any order.
internal sealed class BankColumns
{
    private BankColumns(string[] header, BankKind kind)
    {
        Id = Find(header, "序号", "编号", "id");
        Text = kind == BankKind.Keywords
            ? Find(header, "关键词", "词语", "keyword", "term", "text")
            : Find(header, "测试题", "问题", "题目", "question", "prompt", "text");
        Risk = Find(header, "二级分类", "风险", "风险代码", "risk");
        Group = Find(header, "一级分类", "group");
        Topic = Find(header, "主题", "topic");
        Basis = Find(header, "判断依据", "basis");
        Language = Find(header, "语言", "language");
        Modality = Find(header, "模态", "modality");
        Updated = Find(header, "更新日期", "updated", "updatedOn");
        Answer = Find(header, "模型回答", "answer");
        Judgement = Find(header, "研判结果", "judgement");
    }

    internal int Id { get; }

    internal int Text { get; }

    internal int Risk { get; }

    internal int Group { get; }

    internal int Topic { get; }

    internal int Basis { get; }

    internal int Language { get; }

    internal int Modality { get; }

    internal int Updated { get; }

    internal int Answer { get; }

    internal int Judgement { get; }

    // null where the header lacks what a bank cannot do without
    internal static BankColumns? Of(string[] header, BankKind kind)
    {
        var columns = new BankColumns(header, kind);
        bool hasClass = columns.Risk >= 0 || (kind == BankKind.MustNotRefuse && (columns.Topic >= 0 || columns.Group >= 0));
        return columns.Text >= 0 && hasClass ? columns : null;
    }

    internal static (string English, string Chinese) Needed(BankKind kind) => kind switch
    {
        BankKind.Keywords => ("'关键词' (keyword) and '二级分类' (risk)", "“关键词”和“二级分类”"),
        BankKind.MustNotRefuse => ("'测试题' (question) and '二级分类' or '主题' (topic)", "“测试题”和“二级分类”或“主题”"),
        _ => ("'测试题' (question) and '二级分类' (risk)", "“测试题”和“二级分类”"),
    };

    private static int Find(string[] header, params ReadOnlySpan<string> names) => CsvColumns.Find(header, names);
}
