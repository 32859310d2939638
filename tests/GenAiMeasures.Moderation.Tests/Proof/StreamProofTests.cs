using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>With every switch on: no emission holds any part of a span that is to be stopped, for every two-way split, one character at a time, and 200 random splits.</summary>
public sealed class StreamProofTests
{
    // what is said, and what of it may be seen
    public static TheoryData<string, string> Answers() => new()
    {
        { "先说背景，这里卖违禁药水，欢迎光临", "先说背景，这里卖" },
        { "先说背景，这里卖违 禁-藥 水，欢迎", "先说背景，这里卖" },
        { "先说背景，违\u200B禁\uFE0F药水", "先说背景，" },
        { "说 w e i jin yao shui 的人", "说 " },
        { "说 wjys 的人", "说 " },
        { "围巾药水很好看", "" },
        { "看违&#31105;药水", "看" },
        { "看\\u8fdd\\u7981\\u836F\\u6c34", "看" },
        { "看%E8%BF%9D%E7%A6%81%E8%8D%AF%E6%B0%B4", "看" },
        { "看违<b>禁</b>药水", "看" },
        { "违禁艹约水", "" },
        { "加123456聊", "" },
        { "buy f0rb1dden things", "buy " },
        { "𝐟𝒐𝓻𝔟𝕚𝖉𝗱𝘦𝙣 things", "" },
        { "致电13800138000，再买违禁药水", "致电138****8000，再买" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task No_emission_holds_any_part_of_a_span_that_is_stopped(string answer, string visible)
    {
        await using ServiceProvider provider = Provider();
        IModerationService moderation = provider.GetRequiredService<IModerationService>();
        var random = new Random(20_260_302);

        await CheckAsync([answer]);
        await CheckAsync([.. answer.Select(c => c.ToString())]);
        for (int cut = 1; cut < answer.Length; cut++)
        {
            await CheckAsync([answer[..cut], answer[cut..]]);
        }

        for (int i = 0; i < 200; i++)
        {
            var pieces = new List<string>();
            for (int at = 0; at < answer.Length;)
            {
                int length = Math.Min(random.Next(1, 8), answer.Length - at);
                pieces.Add(answer.Substring(at, length));
                at += length;
            }

            await CheckAsync([.. pieces]);
        }

        async Task CheckAsync(string[] pieces)
        {
            ModeratedPieces stream = moderation.ScreenAsync(pieces.ToAsyncEnumerable());
            string seen = "";
            await foreach (string piece in stream)
            {
                seen += piece;
                Assert.StartsWith(seen, visible, StringComparison.Ordinal);
            }

            Assert.Equal((visible, Verdict.Stop), (seen, stream.Result!.Verdict));
        }
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task The_pipeline_shows_the_same_one_character_at_a_time(string answer, string visible)
    {
        FakeChatClient model = FakeChatClient.Saying([.. answer.Select(c => c.ToString())]);
        await using TestHost host = TestHost.Create(model, build: Build);

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.Equal(visible, string.Concat(updates.SkipLast(1).Select(u => u.Text)));
        Assert.Equal(RefusalCodes.OutputStopped, updates[^1].AdditionalProperties.Property(GenAiMeasuresProperties.Code));
        Assert.Equal(0, model.OpenStreams);
    }

    private static ServiceProvider Provider()
    {
        var services = new ServiceCollection();
        Build(services.AddGenAiCompliance(Some.InternalService));
        return services.BuildServiceProvider();
    }

    private static void Build(IGenAiComplianceBuilder builder) => builder.AddPersonalInformation(o => o.Output = PersonalInformationTreatment.Mask).AddModeration(m =>
    {
        m.Lexicons.ReloadSeconds = 0;
        m.Lexicons.Add("违禁药水", "A.1.f").Add("forbidden", "A.1.f");
        m.Lexicons.Add([new LexiconTerm { Text = "加\\d{6}", Match = TermMatch.Regex, MaxLength = 7 }]);
        (m.Evasion.Homophones, m.Evasion.Pinyin, m.Evasion.Initials) = (true, TrickUse.LongTerms, TrickUse.LongTerms);
    });
}
