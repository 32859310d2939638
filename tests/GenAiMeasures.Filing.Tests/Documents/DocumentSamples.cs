namespace GenAiMeasures.Filing.Tests;

/// <summary>A document with every kind of block, with what breaks naive writers.</summary>
internal static class DocumentSamples
{
    public const string Rare = "𠮷㐂龘䶮𫖯直骨令";

    public static FilingDocument Every { get; } = new("算法安全自评估报告", [
        new HeadingBlock(1, "一、算法情况"),
        new ParagraphBlock("第一段落。\n第二段落：A < B & C > D，引号\"在此\"。"),
        new TextFieldBlock("算法流程", "输入、审核、推理、再审核、标识、输出。"),
        new TextFieldBlock("算法模型", null),
        new FieldTableBlock([new("主体名称", "示例科技有限公司"), new("算法名称", " "), new("罕用字", Rare)]),
        new FieldTableBlock([new("关键词数量", "12,000", "词库检查"), new("更新周期", null, "资料文件")]),
        new TableBlock("合作模型", ["名称", "备案号"], [["甲模型", "Beijing-JiaMoXing-20240101"], ["乙模型", null]]),
        new TableBlock("产品清单", ["名称"], []),
        new CheckboxBlock("主要功能", [new("人机对话", true), new("文字生成", false)]),
        new CheckboxBlock("服务方式", [new("网页", false), new("应用程序", false)]),
        new HeadingBlock(2, "（二）佐证"),
        new EvidenceBlock("佐证材料", [new("标识截图", "proof/label.png", "ab12"), new("合同", null)]),
        new ChartBlock("各类合格率", [new("A.1", 0.95, 0.9, 0.98, "n=100"), new("A.2", 0.5, 0.4, 0.6, "n=20")], 0.9),
        new SignatureBlock(["单位（盖章）", "算法安全责任人（签名）"]),
    ]);

    /// <summary>What it lacks, in its order.</summary>
    public static string[] Missing { get; } = ["算法模型", "算法名称", "更新周期", "合作模型-备案号", "产品清单", "服务方式", "合同"];
}
