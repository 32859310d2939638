using FsCheck.Xunit;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>Personal information in answers, through the real pipeline and however they are cut.</summary>
[Properties(Arbitrary = [typeof(InformationText)], QuietOnSuccess = true)]
public sealed class OutputProperties
{
    private const string Prompt = "我叫李明，手机13800138000，邮箱a@b.cn";

    [Property(MaxTest = 150)]
    public async Task Every_way_of_cutting_an_answer_gives_the_same_text_and_findings(InformationText one)
    {
        string answer = one.Text + "[手机号1]" + one.Text + "［姓名1］[邮箱" + one.Text;
        (string Text, string Findings) whole = await RunAsync(answer, []);

        Assert.Equal(whole, await RunAsync(answer, [1]));
        Assert.Equal(whole, await RunAsync(answer, one.Cuts));
        Assert.Equal(whole, await RunWholeAsync(answer));
    }

    [Fact]
    public async Task An_answer_is_masked_as_it_streams_and_nothing_of_a_number_leaves_before()
    {
        await using TestHost host = Host(FakeChatClient.Saying([.. "他的号码是13900139000，银行卡6222027139005329312。".Select(c => c.ToString())]), own: true);
        string text = "";
        await foreach (ChatResponseUpdate update in host.Client.GetStreamingResponseAsync("hello"))
        {
            text += update.Text;
            Assert.StartsWith(text, "他的号码是139****9000，银行卡***************9312。", StringComparison.Ordinal);
        }

        Assert.Equal("他的号码是139****9000，银行卡***************9312。", text);
        ExchangeSettled settled = host.Store.Records<ExchangeSettled>().Single();
        Assert.Equal([("mobile", "A.4.f"), ("bankCard", "A.4.f")], settled.Findings.Select(f => (f.Kind, f.Risk)));
        Assert.Equal(Verdict.Redact, settled.Verdict);
    }

    [Fact]
    public async Task What_the_user_wrote_may_be_repeated()
    {
        await using TestHost host = TestHost.Create(
            FakeChatClient.Saying("你的号码是138-0013-8000，他的是13900139000"),
            build: b => b.AddPersonalInformation(o =>
            {
                o.Input = PersonalInformationTreatment.None;
                o.Output = PersonalInformationTreatment.Remove;
            }));

        ChatResponse response = await host.Client.GetResponseAsync("我的号码是13800138000");

        Assert.Equal("你的号码是138-0013-8000，他的是[手机号]", response.Text);
    }

    [Fact]
    public async Task A_bracket_that_is_no_pseudonym_is_left_alone_and_not_waited_for()
    {
        await using TestHost host = Host(FakeChatClient.Saying("见[1]和[手机号9]，[", new string(' ', 100), "手机号1] 【手机号 1】 [[手机号1]]"), own: true);

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync(Prompt);

        Assert.Equal("见[1]和[手机号9]，[" + new string(' ', 100) + "手机号1] 13800138000 [13800138000]", updates.TextOf());
    }

    private static async Task<(string Text, string Findings)> RunAsync(string answer, IReadOnlyList<int> cuts)
    {
        await using TestHost host = Host(FakeChatClient.Saying([.. LexiconCase.Cut(answer, cuts)]), own: false);
        return ((await host.Client.StreamAsync(Prompt)).TextOf(), Describe(host));
    }

    private static async Task<(string Text, string Findings)> RunWholeAsync(string answer)
    {
        await using TestHost host = Host(FakeChatClient.Saying(answer), own: false);
        return ((await host.Client.GetResponseAsync(Prompt)).Text, Describe(host));
    }

    private static TestHost Host(IChatClient model, bool own) => TestHost.Create(model, build: b => b.AddPersonalInformation(o =>
    {
        o.Output = PersonalInformationTreatment.Mask;
        o.SpareOwn = own;
    }));

    private static string Describe(TestHost host) => string.Join(
        '\n', host.Store.Records<ExchangeSettled>().Single().Findings.Select(f => $"{f.Place} {f.Start}+{f.Length} {f.Verdict} {f.Rule}").Order(StringComparer.Ordinal));
}
