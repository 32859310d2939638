using System.Security.Cryptography;
using System.Text;

namespace GenAiMeasures.Filing.Tests;

public sealed class PolicyTextsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_disclosure_says_people_occasions_and_uses_and_counts_what_is_missing()
    {
        await using FilingHost host = FilingHost.Open(o =>
        {
            o.Policies.Audience = "年满十八周岁的普通公众";
            o.Policies.Occasions = "日常办公写作。";
            o.Policies.Uses = "文字润色";
            o.ComplaintWorkingDays = 5;
        });

        PolicyDraft draft = host.Get<IPolicyTexts>().Draft(PolicyDocument.Disclosure);

        Assert.Equal("示例助手适用人群、场合和用途公示", draft.Title);
        Assert.Contains("本服务适用于：年满十八周岁的普通公众。", draft.Markdown, StringComparison.Ordinal);
        Assert.Contains("本服务适用的场合：日常办公写作。", draft.Markdown, StringComparison.Ordinal);
        Assert.Contains("反馈时限：5 个工作日。", draft.Markdown, StringComparison.Ordinal);
        Assert.Contains("未成年人：【待补充：未成年人使用规则】。", draft.Markdown, StringComparison.Ordinal);
        Assert.Equal(
            ["未成年人使用规则", "服务局限", "模型和算法概要", "备案号或者上线编号", "算法备案编号", "收集的个人信息及用途", "输入信息用于训练的关闭方式", "投诉、举报入口", "投诉电话或者邮箱"],
            draft.Missing);
    }

    [Fact]
    public async Task The_agreement_has_the_clause_on_labels_and_that_on_measures()
    {
        await using FilingHost host = FilingHost.Open(o => o.Policies.Labels = "文字末尾标注“人工智能生成”，文件元数据含隐式标识");

        PolicyDraft draft = host.Get<IPolicyTexts>().Draft(PolicyDocument.Agreement);

        Assert.Contains("标识的方法和样式：文字末尾标注“人工智能生成”，文件元数据含隐式标识。", draft.Markdown, StringComparison.Ordinal);
        Assert.Contains("留存提供对象信息等相关日志不少于六个月", draft.Markdown, StringComparison.Ordinal);
        Assert.Contains("警示、限制功能、暂停或者终止服务等措施", draft.Markdown, StringComparison.Ordinal);
        Assert.Contains("处理时限：15 个工作日。", draft.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_every_setting_nothing_is_missing_in_any_text()
    {
        await using FilingHost host = FilingHost.Open(
            o =>
            {
                o.ComplaintWorkingDays = 5;
                foreach (System.Reflection.PropertyInfo property in typeof(PolicySettings).GetProperties())
                {
                    property.SetValue(o.Policies, "某项说明");
                }
            },
            o =>
            {
                o.Provider.ModelFilingNumber = "Beijing-X-20260101";
                o.Provider.AlgorithmFilingNumber = "网信算备110108823483901230031号";
            });

        Assert.All(Enum.GetValues<PolicyDocument>(), d =>
        {
            PolicyDraft draft = host.Get<IPolicyTexts>().Draft(d);
            Assert.Empty(draft.Missing);
            Assert.DoesNotContain('{', draft.Markdown);
            Assert.DoesNotContain("。。", draft.Markdown, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_published_version_is_on_record_holds_from_its_day_and_never_changes()
    {
        string folder = Directory.CreateTempSubdirectory("genai-measures-").FullName;
        try
        {
            string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("协议正文第一版")));
            await using (FilingHost host = FilingHost.Open(folder: folder))
            {
                IPolicyTexts texts = host.Get<IPolicyTexts>();
                await texts.PublishAsync(PolicyDocument.Agreement, "2026-09", "协议正文第一版", new DateOnly(2026, 9, 18), "法务08", Cancellation);
                await texts.PublishAsync(PolicyDocument.Agreement, "2026-09", "协议正文第一版", new DateOnly(2026, 9, 18), "法务08", Cancellation);
                await texts.PublishAsync(PolicyDocument.Agreement, "2026-10", "协议正文第二版", new DateOnly(2026, 10, 1), "法务08", Cancellation);

                Assert.Equal(
                    $"The version 2026-09 of Agreement was published with another text or day (SHA-256 {digest}). Users may have accepted it: publish a new version.",
                    (await Assert.ThrowsAsync<InvalidOperationException>(async () => await texts.PublishAsync(PolicyDocument.Agreement, "2026-09", "改了一个字", new DateOnly(2026, 9, 18), "法务08", Cancellation))).Message);
                Assert.Equal([("agreement", "2026-09", digest), ("agreement", "2026-10", (await texts.FindAsync(PolicyDocument.Agreement, "2026-10", Cancellation))!.Sha256)], (await host.RecordsAsync<PolicyPublished>()).Select(r => (r.Document, r.Version, r.Sha256)));
            }

            await using FilingHost again = FilingHost.Open(folder: folder);
            Assert.Equal("协议正文第一版", (await again.Get<IPolicyTexts>().CurrentAsync(PolicyDocument.Agreement, Cancellation))!.Text);
            again.Time.SetUtcNow(new DateTimeOffset(2026, 9, 30, 16, 0, 0, TimeSpan.Zero));
            Assert.Equal("2026-10", (await again.Get<IPolicyTexts>().CurrentAsync(PolicyDocument.Agreement, Cancellation))!.Version);
            Assert.Null(await again.Get<IPolicyTexts>().CurrentAsync(PolicyDocument.Disclosure, Cancellation));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_user_accepts_what_was_published_and_the_record_has_its_digest()
    {
        await using FilingHost host = FilingHost.Open();
        IPolicyTexts texts = host.Get<IPolicyTexts>();
        PolicyVersion version = await texts.PublishAsync(PolicyDocument.Agreement, "1.0", "协议正文", new DateOnly(2026, 9, 18), "法务08", Cancellation);

        await texts.AcceptAgreementAsync(Some.Subject, "1.0", Cancellation);

        Assert.Equal(version.Sha256, Assert.Single(await host.RecordsAsync<AgreementAccepted>()).Sha256);
        Assert.Equal(
            "The version 2.0 of the agreement was not published. Call IPolicyTexts.PublishAsync first.",
            (await Assert.ThrowsAsync<KeyNotFoundException>(async () => await texts.AcceptAgreementAsync(Some.Subject, "2.0", Cancellation))).Message);
    }

    [Fact]
    public async Task A_draft_with_placeholders_is_not_published()
    {
        await using FilingHost host = FilingHost.Open();
        IPolicyTexts texts = host.Get<IPolicyTexts>();

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(async () => await texts.PublishAsync(
            PolicyDocument.ComplaintRules, "1", texts.Draft(PolicyDocument.ComplaintRules).Markdown, new DateOnly(2026, 9, 18), "法务08", Cancellation));

        Assert.StartsWith("The text still has placeholders: 投诉、举报入口、投诉电话或者邮箱、反馈时限. Fill them; users would read them.", error.Message, StringComparison.Ordinal);
        foreach (string version in (string[])["", "a b", "版本", new string('1', 51), "1\n"])
        {
            await Assert.ThrowsAsync<ArgumentException>(async () => await texts.PublishAsync(PolicyDocument.Agreement, version, "x", default, "a", Cancellation));
        }
    }

    [Fact]
    public async Task Duties_are_prepared_only_as_far_as_the_settings_go()
    {
        await using FilingHost bare = FilingHost.Open();
        await using FilingHost filled = FilingHost.Open(o =>
        {
            o.Policies.Audience = o.Policies.Occasions = o.Policies.Uses = o.Policies.Labels = "某项说明";
        });

        Assert.Equal(DutyCoverageKind.Operator, Of(bare, "IM-10-DISCLOSURE"));
        Assert.Equal(DutyCoverageKind.Operator, Of(bare, "LM-8-AGREEMENT"));
        Assert.Equal(DutyCoverageKind.Prepared, Of(filled, "IM-10-DISCLOSURE"));
        Assert.Equal(DutyCoverageKind.Prepared, Of(filled, "LM-8-AGREEMENT"));

        static DutyCoverageKind Of(FilingHost host, string duty) => host.Get<IDutyCatalog>().Coverage.Single(c => c.Duty.Id == duty).Kind;
    }
}
