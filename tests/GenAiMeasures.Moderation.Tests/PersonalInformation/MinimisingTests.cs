using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>What the model sees of personal information, and what the user gets back, through the real pipeline.</summary>
public sealed class MinimisingTests
{
    [Fact]
    public async Task The_model_sees_pseudonyms_and_the_user_gets_the_values_back()
    {
        FakeChatClient model = FakeChatClient.Saying("好的，王伟，我会拨打", "[手机", "号1", "]。");
        await using TestHost host = TestHost.Create(model, build: b => b.AddPersonalInformation());

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync("姓名：王伟，手机138-0013-8000，备用１３８００１３８０００");

        Assert.Equal("姓名：[姓名1]，手机[手机号1]，备用[手机号1]", Assert.Single(model.LastMessages).Text);
        Assert.Equal("好的，王伟，我会拨打138-0013-8000。", updates.TextOf());
    }

    [Theory]
    [InlineData(PersonalInformationTreatment.Mask, "手机138****8000")]
    [InlineData(PersonalInformationTreatment.Remove, "手机[手机号]")]
    [InlineData(PersonalInformationTreatment.Flag, "手机13800138000")]
    [InlineData(PersonalInformationTreatment.None, "手机13800138000")]
    public async Task A_treatment_is_carried_out(PersonalInformationTreatment treatment, string expected)
    {
        FakeChatClient model = FakeChatClient.Saying("好");
        await using TestHost host = TestHost.Create(model, build: b => b.AddPersonalInformation(o => o.Input = treatment));

        await host.Client.GetResponseAsync("手机13800138000");

        Assert.Equal(expected, Assert.Single(model.LastMessages).Text);
    }

    [Fact]
    public async Task Findings_go_on_record_with_kind_and_place_and_without_the_value()
    {
        await using TestHost host = TestHost.Create(FakeChatClient.Saying("好"), build: b => b.AddPersonalInformation());

        await host.Client.GetResponseAsync("我的手机是13800138000");

        FindingFact finding = Assert.Single(host.Store.Records<ExchangeSettled>().Single().Findings);
        Assert.Equal(
            ("personalInformation", "mobile", "mobile:pseudonym", 5, 11, Verdict.Flag, (string?)null),
            (finding.Screen, finding.Kind, finding.Rule, finding.Start, finding.Length, finding.Verdict, finding.Risk));
        Assert.DoesNotContain(host.Store.Entries, e => JsonSerializer.Serialize(e.ToString()).Contains("13800138000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_callers_messages_are_never_changed()
    {
        var message = new ChatMessage(ChatRole.User, [new TextContent("手机138001"), new TextContent("38000谢谢"), new TextReasoningContent("邮箱a@b.cn")]);
        FakeChatClient model = FakeChatClient.Saying("好");
        await using TestHost host = TestHost.Create(model, build: b => b.AddPersonalInformation());

        await host.Client.GetResponseAsync([message]);

        Assert.Equal("手机13800138000谢谢", message.Text);
        Assert.Equal(
            ["手机[手机号1]", "谢谢"],
            model.LastMessages[0].Contents.OfType<TextContent>().Select(t => t.Text));
        Assert.Equal("邮箱[邮箱1]", Assert.Single(model.LastMessages[0].Contents.OfType<TextReasoningContent>()).Text);
    }

    [Fact]
    public async Task History_is_minimised_with_the_same_pseudonyms()
    {
        FakeChatClient model = FakeChatClient.Saying("[手机号1]和[手机号2]");
        await using TestHost host = TestHost.Create(model, build: b => b.AddPersonalInformation());

        ChatResponse response = await host.Client.GetResponseAsync(
        [
            new ChatMessage(ChatRole.User, "我的手机是13800138000"),
            new ChatMessage(ChatRole.Assistant, "记下了13800138000"),
            new ChatMessage(ChatRole.User, "不，是13900139000"),
        ]);

        Assert.Equal(["我的手机是[手机号1]", "记下了[手机号1]", "不，是[手机号2]"], model.LastMessages.Select(m => m.Text));
        Assert.Equal("13800138000和13900139000", response.Text);
    }

    [Fact]
    public async Task Structured_arguments_and_results_are_minimised_in_their_values()
    {
        FakeChatClient model = FakeChatClient.Saying("好");
        await using TestHost host = TestHost.Create(model, build: b => b.AddPersonalInformation());
        JsonElement result = JsonDocument.Parse("""{"rows":[{"phone":13800138000,"mail":"a@b.cn","n":3}],"ok":true}""").RootElement;

        await host.Client.GetResponseAsync(
        [
            new ChatMessage(ChatRole.User, "查一下"),
            new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", "find", new Dictionary<string, object?> { ["phone"] = "13800138000", ["n"] = 3, ["z"] = null })]),
            new ChatMessage(ChatRole.Tool, [new FunctionResultContent("1", result)]),
        ]);

        FunctionCallContent call = model.LastMessages[1].Contents.OfType<FunctionCallContent>().Single();
        Assert.Equal("[手机号1]", call.Arguments!["phone"]);
        Assert.Equal(3, call.Arguments["n"]);
        var sent = (JsonElement)model.LastMessages[2].Contents.OfType<FunctionResultContent>().Single().Result!;
        Assert.Equal("[手机号1]", sent.GetProperty("rows")[0].GetProperty("phone").GetString());
        Assert.Equal("[邮箱1]", sent.GetProperty("rows")[0].GetProperty("mail").GetString());
        Assert.Equal(3, sent.GetProperty("rows")[0].GetProperty("n").GetInt32());
    }

    [Fact]
    public async Task What_a_tool_returns_in_the_middle_of_an_exchange_is_minimised_before_the_model_sees_it()
    {
        int turn = 0;
        var model = new FakeChatClient
        {
            OnResponse = (_, _, _) => Task.FromResult(++turn == 1
                ? new ChatResponse(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("1", "contact", new Dictionary<string, object?>())]))
                : new ChatResponse(new ChatMessage(ChatRole.Assistant, "打[手机号1]"))),
        };
        await using TestHost host = TestHost.Create(
            model, build: b => b.AddPersonalInformation(), client: c => c.UseFunctionInvocation().UseGenAiToolScreening());

        ChatResponse response = await host.Client.GetResponseAsync(
            "怎么联系他", new ChatOptions { Tools = [AIFunctionFactory.Create(() => "电话13800138000", "contact")] });

        FunctionResultContent result = model.LastMessages.SelectMany(m => m.Contents).OfType<FunctionResultContent>().Single();
        Assert.Contains("[手机号1]", result.Result!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("13800138000", result.Result.ToString()!, StringComparison.Ordinal);
        Assert.EndsWith("打13800138000", response.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_keeps_its_pseudonyms_between_calls_for_an_hour()
    {
        var time = new FakeTimeProvider();
        FakeChatClient model = FakeChatClient.Saying("[手机号1]");
        await using TestHost host = Conversation(model, time);
        var options = new ChatOptions { ConversationId = "c-1" };

        await host.Client.GetResponseAsync("我的手机是13800138000", options);
        ChatResponse later = await host.Client.GetResponseAsync("我的手机是多少", options);
        time.Advance(TimeSpan.FromMinutes(61));
        ChatResponse tooLate = await host.Client.GetResponseAsync("我的手机是多少", options);

        Assert.Equal(("13800138000", "[手机号1]"), (later.Text, tooLate.Text));
    }

    [Fact]
    public async Task Nobody_elses_pseudonyms_are_put_back()
    {
        FakeChatClient model = FakeChatClient.Saying("[手机号1]");
        string user = "user-1";
        await using TestHost host = Conversation(model, new FakeTimeProvider(), () => user);
        var options = new ChatOptions { ConversationId = "c-1" };

        await host.Client.GetResponseAsync("我的手机是13800138000", options);
        user = "user-2";
        ChatResponse other = await host.Client.GetResponseAsync("我的手机是多少", options);

        Assert.Equal("[手机号1]", other.Text);
    }

    [Fact]
    public void Pseudonyms_are_bounded_and_what_comes_after_is_masked()
    {
        var vault = new PseudonymVault(2);
        var minimiser = new InformationMinimiser(PersonalInformationTreatment.Pseudonym, new InformationPolicy(new PersonalInformationOptions()), vault);

        Assert.Equal("[手机号1] [手机号2] 137****7000 [手机号1]", minimiser.Rewrite("13800138000 13900139000 13700137000 13800138000"));
    }

    [Theory]
    [InlineData("GenAiMeasures:Moderation:PersonalInformation:Output is Pseudonym: an answer's user has no use for a pseudonym. Set None, Flag, Mask or Remove.", PersonalInformationTreatment.Pseudonym)]
    [InlineData("GenAiMeasures:Moderation:PersonalInformation:Output is 9: an answer's user has no use for a pseudonym. Set None, Flag, Mask or Remove.", (PersonalInformationTreatment)9)]
    public void Wrong_settings_say_how_to_set_them(string message, PersonalInformationTreatment output)
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(Some.InternalService).AddPersonalInformation(o => o.Output = output);
        using ServiceProvider provider = services.BuildServiceProvider();

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(
            () => provider.GetRequiredService<IOptions<PersonalInformationOptions>>().Value);

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private static TestHost Conversation(FakeChatClient model, FakeTimeProvider time, Func<string>? user = null) => TestHost.Create(
        model,
        build: b =>
        {
            b.AddPersonalInformation();
            b.Services.AddSingleton<TimeProvider>(time);
            b.Services.AddSingleton<ISubjectResolver>(new Resolver(user ?? (() => "user-1")));
        });

    private sealed class Resolver(Func<string> user) : ISubjectResolver
    {
        public Subject? Resolve() => new(user());
    }
}
