namespace GenAiMeasures.Filing;

// Lines that people sign or seal by hand. Nothing ever fills them.
internal sealed record SignatureBlock(IReadOnlyList<string> Roles) : DocumentBlock
{
    internal const string Line = "____________________";

    internal const string Date = "日期：______年____月____日";

    internal static string LineOf(string role) => role + "：" + Line;
}
