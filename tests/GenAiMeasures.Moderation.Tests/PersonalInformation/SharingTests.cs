using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>The recognisers serve Core's sharing guard: what leaves for somebody else's model without a basis leaves without personal information.</summary>
public sealed class SharingTests
{
    private const string Question = "姓名：王伟，手机13800138000，邮箱wang@example.com，你好";

    [Fact]
    public async Task Without_a_basis_personal_information_is_taken_out_before_a_third_partys_model()
    {
        FakeChatClient model = Model();
        await using TestHost host = Host(model, o => o.Input = PersonalInformationTreatment.None);

        Assert.Equal("好", (await host.Client.GetResponseAsync(Question)).Text);

        Assert.Equal("姓名：[姓名]，手机[手机号]，邮箱[邮箱]，你好", model.LastMessages.Single().Text);
        Assert.Equal(SharingOutcome.Minimised, Assert.Single(host.Store.Records<ContentShared>()).Outcome);
    }

    [Theory]
    [InlineData(PersonalInformationTreatment.Mask)]
    [InlineData(PersonalInformationTreatment.Pseudonym)]
    [InlineData(PersonalInformationTreatment.Remove)]
    public async Task What_the_stage_has_replaced_already_is_not_held_to_be_shared(PersonalInformationTreatment treatment)
    {
        FakeChatClient model = Model();
        await using TestHost host = Host(model, o => o.Input = treatment);

        Assert.Equal("好", (await host.Client.GetResponseAsync("手机13800138000")).Text);

        Assert.DoesNotContain("13800138000", model.LastMessages.Single().Text, StringComparison.Ordinal);
        Assert.False(Assert.Single(host.Store.Records<ContentShared>()).PersonalInformation);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Recognisers_that_only_flag_or_watch_have_the_guard_refuse(bool shadow)
    {
        FakeChatClient model = Model();
        await using TestHost host = Host(model, o => (o.Input, o.Shadow) = (shadow ? PersonalInformationTreatment.Mask : PersonalInformationTreatment.Flag, shadow));

        ChatResponse response = await host.Client.GetResponseAsync("手机13800138000");

        Assert.Equal((RefusalCodes.SharingRefused, 0), (response.AdditionalProperties.Property(GenAiMeasuresProperties.Code), model.Calls));
    }

    [Fact]
    public async Task In_shadow_nothing_is_replaced_in_either_direction_and_the_record_says_so()
    {
        FakeChatClient model = FakeChatClient.Saying("致电13900139000");
        await using TestHost host = TestHost.Create(
            model, build: b => b.AddPersonalInformation(o => (o.Input, o.Output, o.Shadow) = (PersonalInformationTreatment.Pseudonym, PersonalInformationTreatment.Mask, true)));

        Assert.Equal("致电13900139000", (await host.Client.GetResponseAsync("手机13800138000")).Text);

        Assert.Equal("手机13800138000", model.LastMessages.Single().Text);
        Assert.Equal(
            [("mobile:shadow", Verdict.Flag), ("mobile:shadow", Verdict.Flag)],
            host.Store.Records<ExchangeSettled>().Single().Findings.Select(f => (f.Rule, f.Verdict)));
    }

    [Fact]
    public void Copies_for_records_can_be_minimised_and_are_stable()
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(Some.InternalService).AddPersonalInformation();
        using ServiceProvider provider = services.BuildServiceProvider();
        IPersonalInformationMinimiser minimiser = Assert.Single(provider.GetServices<IPersonalInformationMinimiser>());

        string once = minimiser.Minimise(Question)!;

        Assert.Equal("姓名：[姓名]，手机[手机号]，邮箱[邮箱]，你好", once);
        Assert.Null(minimiser.Minimise(once));
        Assert.Null(minimiser.Minimise("没有"));
    }

    private static FakeChatClient Model()
    {
        FakeChatClient model = FakeChatClient.Saying("好");
        model.OnGetService = (type, key) =>
            type == typeof(ChatClientMetadata) ? new ChatClientMetadata(null, new Uri("https://api.model.cn/v1")) : key is null && type.IsInstanceOfType(model) ? model : null;
        return model;
    }

    private static TestHost Host(FakeChatClient model, Action<PersonalInformationOptions> configure) => TestHost.Create(
        model,
        o =>
        {
            o.Sharing.WithoutBasis = WithoutBasis.Minimise;
            o.Sharing.Recipients["model"] = new SharingRecipient { Name = "示例模型公司", Region = RecipientRegion.Mainland, Data = { "输入信息" }, Endpoints = { "api.model.cn" } };
        },
        b => b.AddPersonalInformation(configure));
}
