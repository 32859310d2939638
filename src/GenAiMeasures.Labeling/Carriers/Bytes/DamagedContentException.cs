namespace GenAiMeasures.Labeling;

// What a carrier cannot read on from. It never leaves the package: reading makes a result of it, writing a refusal.
internal sealed class DamagedContentException(string code, string english, string chinese, LabelFailure failure = LabelFailure.Damaged) : Exception(english)
{
    internal LabelNote Note { get; } = new(code, english, chinese);

    internal LabelFailure Failure { get; } = failure;

    internal static DamagedContentException Truncated() =>
        new("truncated", "The content ends before one of its parts does", "内容在某个部分结束之前就已中断");

    internal static DamagedContentException TooLarge() =>
        new("block_too_large", "A block of metadata is larger than is looked at", "某个元数据块超出可读取的大小");

    internal static DamagedContentException Malformed(string what) =>
        new("malformed", "The content is damaged: " + what, "内容已损坏，结构不符合格式规定");
}
