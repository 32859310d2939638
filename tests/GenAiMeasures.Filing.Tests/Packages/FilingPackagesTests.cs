using System.Text.Json.Nodes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace GenAiMeasures.Filing.Tests;

public sealed class FilingPackagesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public async Task The_sample_gives_every_file_of_both_packages()
    {
        FilingBuild build = await BuildAsync();

        Assert.Equal(15, build.Documents.Count);
        Assert.Contains(build.Files, f => f.Path == "算法备案.zip");
        Assert.Contains(build.Files, f => f.Path == "大模型备案.zip");
        Assert.Contains(build.Files, f => f.Path == "大模型备案/佐证材料/business-licence.png");
        Assert.Contains(build.Files, f => f.Path == "manifest.json");
        Assert.Empty(build.Problems);
        Assert.Null(build.Change);
    }

    [Fact]
    public async Task What_only_a_run_can_fill_stays_missing()
    {
        FilingBuild build = await BuildAsync();

        Assert.Equal(["生成内容测试合格率", "应拒答率", "非拒答题拒答率"], build.Documents.Single(d => d.File.EndsWith("申请表.docx", StringComparison.Ordinal)).Completeness.Missing);
    }

    [Fact]
    public async Task The_same_profile_gives_the_same_bytes()
    {
        FilingBuild one = await BuildAsync();
        FilingBuild two = await BuildAsync(FilingProfileTests.Sample());

        Assert.Equal(one.Files.Select(f => f.Path), two.Files.Select(f => f.Path));
        Assert.All(one.Files.Zip(two.Files), p => Assert.True(p.First.Content.Span.SequenceEqual(p.Second.Content.Span), p.First.Path));
    }

    [Fact]
    public async Task Every_document_is_valid_by_the_validator_of_the_format()
    {
        var validator = new OpenXmlValidator();
        foreach (FilingFile file in (await BuildAsync()).Files.Where(f => f.Path.EndsWith(".docx", StringComparison.Ordinal) || f.Path.EndsWith(".xlsx", StringComparison.Ordinal)))
        {
            using var stream = new MemoryStream(file.Content.ToArray());
            using OpenXmlPackage package = file.Path.EndsWith(".docx", StringComparison.Ordinal)
                ? WordprocessingDocument.Open(stream, isEditable: false)
                : SpreadsheetDocument.Open(stream, isEditable: false);

            Assert.Empty(validator.Validate(package).Select(e => file.Path + ": " + e.Description));
        }
    }

    [Fact]
    public async Task A_word_processor_shows_every_field_of_every_form()
    {
        Office.Require();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("filing-forms");
        try
        {
            FilingBuild build = await BuildAsync();
            FilingFile[] forms = [.. build.Files.Where(f => f.Path.EndsWith(".docx", StringComparison.Ordinal))];
            for (int i = 0; i < forms.Length; i++)
            {
                File.WriteAllBytes(Path.Combine(folder.FullName, $"{i}.docx"), forms[i].Content.ToArray());
            }

            Office.Convert(folder.FullName, "pdf", [.. forms.Select((_, i) => Path.Combine(folder.FullName, $"{i}.docx"))]);
            for (int i = 0; i < forms.Length; i++)
            {
                string page = Office.Dense(Office.Text(folder.FullName, $"{i}.pdf"));
                foreach ((string name, string value) in DocxFacts.Read(forms[i].Content)!.Fields)
                {
                    // a cell's text is broken by its neighbour's lines: names and short values stand in one line
                    Assert.True(Office.Dense(name).Length > 10 || page.Contains(Office.Dense(name), StringComparison.Ordinal), $"{forms[i].Path}: {name}");
                    Assert.True(value.Length > 20 || page.Contains(Office.Dense(value), StringComparison.Ordinal), $"{forms[i].Path}: {value}");
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_called_filed_model_gives_the_registration_package()
    {
        FilingBuild build = await BuildAsync(FilingProfileTests.Sample(p => p["facts"]!["model"] = "FiledModel"));

        Assert.Contains(build.Documents, d => d.File == "登记/2-登记申请表.docx");
        Assert.DoesNotContain(build.Documents, d => d.File.StartsWith("大模型备案/", StringComparison.Ordinal));
        Assert.Contains("服务名称", build.Documents.Single(d => d.File == "登记/2-登记申请表.docx").Completeness.Missing);
    }

    [Fact]
    public async Task An_empty_profile_gives_a_package_that_is_all_placeholders()
    {
        FilingProfile profile = FilingProfile.Parse("""{"version":1,"facts":{"scope":"MainlandPublic","model":"SelfDeveloped"}}"""u8, Path.GetTempPath(), "p.json");

        FilingBuild build = await BuildAsync(profile);

        Assert.True(build.Completeness.Filled < build.Completeness.Fields / 10);
        Assert.Contains(build.Problems, p => p.Code == "label-proof");
        Assert.Contains(build.Problems, p => p.Code == "review-scope");
    }

    [Fact]
    public async Task What_the_app_is_configured_with_fills_what_the_profile_leaves_out_and_says_so()
    {
        FilingProfile profile = FilingProfileTests.Sample(p => p["subject"]!.AsObject().Remove("name"));
        FilingBuild build = await FilingPackages.BuildAsync(profile, new FilingBuildOptions { Today = Today, Provider = new ProviderProfile { Name = "示例科技有限公司" } });
        DocxFacts facts = DocxFacts.Read(build.Files.Single(f => f.Path == "算法备案/04-拟公示内容.docx").Content)!;

        Assert.Contains(KeyValuePair.Create("主体名称", "示例科技有限公司"), facts.Fields);
        Assert.Contains("服务配置 GenAiMeasures:Provider", facts.Text, StringComparison.Ordinal);
        Assert.Empty(build.Problems);
    }

    [Fact]
    public async Task What_hooks_tell_stands_in_the_report_and_is_no_result()
    {
        Duty duty = new()
        {
            Id = "IM-12-LABEL",
            Article = "Interim Measures Art. 12",
            TitleChinese = "标识生成内容",
            TitleEnglish = "Label",
            Chinese = "标识",
            English = "Label",
            Bearer = DutyBearer.Provider,
            Minimum = DutyCoverageKind.Enforced,
            PublicOnly = true,
            Source = "x",
            Confidence = Confidence.Quoted,
        };
        FilingProfile profile = FilingProfileTests.Sample(p => p["safetyReport"]!["results"] = new JsonArray());
        FilingBuild build = await FilingPackages.BuildAsync(profile, new FilingBuildOptions
        {
            Today = Today,
            Duties = [new DutyCoverage(duty, DutyCoverageKind.Enforced, "GenAiMeasures.Labeling")],
            Sections = [new OneSection()],
        });
        string text = DocxFacts.Read(build.Files.Single(f => f.Path == "大模型备案/附件1-安全评估报告.docx").Content)!.Text;

        Assert.Contains("系统义务覆盖：标识生成内容——系统执行（GenAiMeasures.Labeling）", text, StringComparison.Ordinal);
        Assert.Contains("【待补充：七 安全措施-评估结果】", text, StringComparison.Ordinal);
        Assert.Contains("来自模块的一行。", text, StringComparison.Ordinal);
        Assert.Contains("【待补充：缺一份合同】", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("测试账号：demo_user01")]
    [InlineData("密码：Abc12345")]
    [InlineData("sk-abcdefghijklmnop1234")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----")]
    [InlineData("Server=db;Password=secret99;")]
    public async Task A_secret_in_a_field_stops_the_build_and_is_not_repeated(string secret)
    {
        FilingProfile profile = FilingProfileTests.Sample(p => p["algorithm"]!["scene"] = "问答。" + secret);

        FilingInputException exception = await Assert.ThrowsAsync<FilingInputException>(() => BuildAsync(profile));

        Assert.All(exception.Problems, p => Assert.Equal("secret", p.Code));
        Assert.Contains(exception.Problems, p => p.Place == "算法备案/02-算法信息.docx");
        Assert.DoesNotContain(secret, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_algorithm_is_due_ten_working_days_after_its_change()
    {
        FilingManifest last = await ManifestAsync(FilingProfileTests.Sample());
        FilingProfile changed = FilingProfileTests.Sample(p =>
        {
            p["facts"]!["changedOn"] = "2026-12-01";
            p["publicText"]!["purpose"] = "新的目的";
        });

        FilingChange change = (await FilingPackages.BuildAsync(changed, new FilingBuildOptions { Today = Today, Last = last })).Change!;

        ChangedField field = Assert.Single(change.Fields);
        Assert.Equal(("算法备案/04-拟公示内容.docx", "算法目的意图", "为公众提供信息查询和写作帮助", "新的目的", true), (field.File, field.Name, field.Before, field.After, field.IsMaterial));
        Assert.Equal(new CalendarDate(new DateOnly(2026, 12, 15), CalendarCertainty.Final), change.Due);
        Assert.Equal(("Algorithm Provisions Art. 24(2)", Confidence.Primary), (change.Article, change.Confidence));
    }

    [Fact]
    public async Task A_new_telephone_number_is_a_difference_and_no_change_filing()
    {
        FilingManifest last = await ManifestAsync(FilingProfileTests.Sample());
        FilingProfile changed = FilingProfileTests.Sample(p => p["subject"]!["contact"]!["phone"] = "010-11111111");

        FilingChange change = (await FilingPackages.BuildAsync(changed, new FilingBuildOptions { Today = Today, Last = last })).Change!;

        Assert.NotEmpty(change.Fields);
        Assert.False(change.IsDue);
    }

    [Fact]
    public async Task A_change_beyond_the_known_calendar_is_provisional()
    {
        FilingManifest last = await ManifestAsync(FilingProfileTests.Sample());
        FilingProfile changed = FilingProfileTests.Sample(p =>
        {
            p["facts"]!["changedOn"] = "2026-12-25";
            p["algorithm"]!["name"] = "新名称";
        });

        FilingChange change = (await FilingPackages.BuildAsync(changed, new FilingBuildOptions { Today = Today, Last = last })).Change!;

        Assert.Equal(CalendarCertainty.Provisional, change.Due!.Value.Certainty);
    }

    [Fact]
    public async Task A_procedure_without_a_package_cannot_be_named() =>
        Assert.StartsWith(
            "'security-assessment-2018' has no package: algorithm-filing, registration, service-filing.",
            (await Assert.ThrowsAsync<ArgumentException>(() => FilingPackages.BuildAsync(FilingProfileTests.Sample(), new FilingBuildOptions { Today = Today, Procedures = ["security-assessment-2018"] }))).Message,
            StringComparison.Ordinal);

    // the sample is built once for all tests that only look at it
    private static readonly Lazy<Task<FilingBuild>> Sample = new(() => BuildAsync(FilingProfileTests.Sample()));

    internal static Task<FilingBuild> BuildAsync() => Sample.Value;

    internal static Task<FilingBuild> BuildAsync(FilingProfile profile) => FilingPackages.BuildAsync(profile, new FilingBuildOptions { Today = Today });

    private static async Task<FilingManifest> ManifestAsync(FilingProfile profile)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("filing-last");
        try
        {
            await (await BuildAsync(profile)).SaveAsync(folder.FullName);
            return FilingManifest.Read(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed class OneSection : IDossierSection
    {
        public string Id => "one";

        public string TitleChinese => "模块";

        public string TitleEnglish => "Module";

        public IReadOnlyList<string> Duties => [];

        public ValueTask<DossierContent> WriteAsync(CancellationToken cancellationToken = default) => new(new DossierContent("来自模块的一行。", [], ["缺一份合同"]));
    }
}
