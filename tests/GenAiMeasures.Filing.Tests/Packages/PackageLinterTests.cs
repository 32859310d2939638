using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace GenAiMeasures.Filing.Tests;

/// <summary>Each rule on a package in which one thing was changed, as people change documents: in the DOCX itself.</summary>
public sealed class PackageLinterTests
{
    [Theory]
    [InlineData("算法备案/04-拟公示内容.docx", "示例助手文本生成算法", "示例助手算法", "one-name")]
    [InlineData("大模型备案/附件1-安全评估报告.docx", "示例科技有限公司", "示例科技公司", "one-subject")]
    [InlineData("算法备案/04-拟公示内容.docx", "91990000MA0000EX68", "91990000MA0000EX69", "one-credit-code credit-code")]
    [InlineData("算法备案/03-产品及功能信息.docx", "网页对话", "App 对话", "display-form")]
    [InlineData("算法备案/03-产品及功能信息.docx", "2026年12月1日", "2026年12月2日", "online-date")]
    [InlineData("算法备案/02-算法信息.docx", "TXT、DOCX", "TXT", "modality-format")]
    [InlineData("算法备案/05-算法安全自评估报告.docx", "北京市海淀区（境内自建机房）", "云上", "deployment")]
    [InlineData("算法备案/05-算法安全自评估报告.docx", "授权合同（见佐证材料）", "", "model-proof")]
    [InlineData("算法备案/05-算法安全自评估报告.docx", "Beijing-ShiLiJiZuo-20250101", "备案中", "model-number")]
    [InlineData("算法备案/02-算法信息.docx", "关键词与分类模型机器审核，逐段拦截", "", "review-scope")]
    [InlineData("大模型备案/附件1-安全评估报告.docx", "34", "35", "keyword-count keyword-rows")]
    [InlineData("大模型备案/0-生成式人工智能（大语言模型）上线备案申请表.docx", "62", "60", "bank-count")]
    [InlineData("大模型备案/0-生成式人工智能（大语言模型）上线备案申请表.docx", "网信算备110108000000000000000号", "网信算备110108号", "algorithm-number")]
    public async Task One_changed_value_is_found_by_its_rule(string file, string before, string after, string codes)
    {
        FilingFile[] files = [.. (await FilingPackagesTests.BuildAsync()).Files.Where(f => f.Path.Contains('/', StringComparison.Ordinal)).Select(f => f.Path == file ? Edit(f, before, after) : f)];

        FilingCheckReport report = FilingChecker.Check(files, manifest: null);

        Assert.Equal(codes.Split(' '), report.Problems.Select(p => p.Code).Distinct());
        Assert.All(report.Problems, p => Assert.Contains(Path.GetFileName(file), p.Place, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_holder_of_the_ICP_filing_is_the_subject()
    {
        FilingBuild build = await FilingPackagesTests.BuildAsync(FilingProfileTests.Sample(p => p["subject"]!["icpHolder"] = "别的公司"));

        FilingProblem problem = Assert.Single(build.Problems);
        Assert.Equal(("icp-holder", FilingProblemSeverity.Error, Confidence.Quoted), (problem.Code, problem.Severity, problem.Confidence));
        Assert.Equal("算法备案/01-主体信息.docx：ICP备案主体（别的公司） ≠ 算法备案/01-主体信息.docx：主体名称（示例科技有限公司）".Replace(" ", "", StringComparison.Ordinal), problem.Place.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Label_screenshots_are_asked_for_and_other_evidence_is_named()
    {
        FilingBuild build = await FilingPackagesTests.BuildAsync(FilingProfileTests.Sample(p =>
        {
            JsonArray evidence = p["evidence"]!.AsArray();
            foreach (JsonNode? item in evidence.Where(e => e!["id"]!.GetValue<string>() is "label-explicit" or "logs").ToArray())
            {
                evidence.Remove(item);
            }
        }));

        Assert.Contains(build.Problems, p => p.Code == "label-proof" && p.Place == "算法备案/02-算法信息.docx：显式标识截图");
        Assert.Contains(build.Problems, p => p.Code == "evidence-file" && p.Place == "大模型备案/附件7-其他佐证目录.docx：日志留存截图" && p.Severity == FilingProblemSeverity.Warning);
    }

    [Fact]
    public async Task A_missing_evidence_file_is_found_in_the_folder_too()
    {
        FilingFile[] files = [.. (await FilingPackagesTests.BuildAsync()).Files.Where(f => f.Path.Contains('/', StringComparison.Ordinal) && f.Path != "算法备案/佐证材料/label-implicit.png")];

        Assert.Contains(FilingChecker.Check(files, manifest: null).Problems, p => p.Code == "label-proof");
    }

    internal static FilingFile Edit(FilingFile file, string before, string after)
    {
        var stream = new MemoryStream();
        stream.Write(file.Content.Span);
        bool isDone = false;
        using (WordprocessingDocument document = WordprocessingDocument.Open(stream, isEditable: true))
        {
            foreach (Text text in document.MainDocumentPart!.Document!.Descendants<Text>().Where(t => t.Text == before))
            {
                text.Text = after;
                isDone = true;
            }
        }

        Assert.True(isDone, $"{file.Path} does not hold '{before}'.");
        return file with { Content = stream.ToArray() };
    }
}
