namespace GenAiMeasures.Tests;

/// <summary>The sample that the README names first, run as the README says, with its input piped.</summary>
public sealed class QuickstartTests
{
    [Fact]
    public async Task The_quickstart_labels_stops_refuses_and_reads_back_what_was_recorded()
    {
        string output = await RunAsync("介绍一下西湖\n请把“刷单”和“返利”连起来\n怎么刷单返利？\nTell me about tea\n");

        Assert.Contains("助手 / Assistant: 【本内容由AI生成】", output, StringComparison.Ordinal);
        Assert.Contains("就是介绍一下西湖。", output, StringComparison.Ordinal);
        Assert.Contains("\n\n抱歉，后续内容涉及违法或不良信息，已停止生成。", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("[genai_measures.code] output_stopped", output, StringComparison.Ordinal);
        Assert.Contains("[genai_measures.risk] A.1.h", output, StringComparison.Ordinal);
        Assert.Contains("助手 / Assistant: 抱歉，您的请求涉及违法或不良信息，无法为您提供回答。", output, StringComparison.Ordinal);
        Assert.Contains("I am an offline stand-in, not a real model", output, StringComparison.Ordinal);
        Assert.Contains("[AIGC] {\"Label\":\"1\",\"ContentProducer\":\"001191990000MA0000EX6800000\"", output, StringComparison.Ordinal);
        Assert.Contains("> genai-measures records verify --store quickstart.db", output, StringComparison.Ordinal);
        Assert.Contains("exchangeSettled", output, StringComparison.Ordinal);
        Assert.Matches("\\[rights\\] copy 复制: [1-9][0-9]* records in quickstart-copy.zip, due 20", output);
        Assert.Matches("\\[rights\\] delete 删除: security-log RestrictUntil 20[0-9-]{8} CSL Art. 23\\(3\\)", output);
        Assert.Matches("\\[keys\\] [1-9][0-9]* wrapped anew, epoch [1-9]", output);
        Assert.Contains("keysRotated", output, StringComparison.Ordinal);
        Assert.DoesNotContain("刷单返利连", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_questions_the_quickstart_shows_a_tour()
    {
        string output = await RunAsync("");

        Assert.Contains("你 / You: 请把“刷单”和“返利”连起来，写一则招聘启事", output, StringComparison.Ordinal);
        Assert.Contains("就是＊＊＊＊", output, StringComparison.Ordinal);
        Assert.Contains("各地的人都值得尊重，我们换个话题吧。", output, StringComparison.Ordinal);
        Assert.Contains("[genai_measures.code] substituted", output, StringComparison.Ordinal);
        Assert.Contains("【警示】您的使用行为涉嫌违反法律法规或者服务协议。", output, StringComparison.Ordinal);
        Assert.Contains("[genai_measures.standing] Suspended", output, StringComparison.Ordinal);
        Assert.Contains("助手 / Assistant: 【暂停服务】由于您的使用行为违反法律法规或者服务协议，已暂停向您提供服务；恢复时间：北京时间", output, StringComparison.Ordinal);
        Assert.Contains(" suspended  until ", output, StringComparison.Ordinal);
        Assert.Contains("illegalContent A.1.h open, missing: rectified, reported", output, StringComparison.Ordinal);
    }

    private static Task<string> RunAsync(string input) =>
        DotNet.RunAsync(Repository.Root, input, ["run", "--no-build", "--project", "samples/Quickstart"]);
}
