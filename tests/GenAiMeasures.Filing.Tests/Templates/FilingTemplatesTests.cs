using System.Text.Json;

namespace GenAiMeasures.Filing.Tests;

/// <summary>Forms and rules of a province, in the place of ours.</summary>
public sealed class FilingTemplatesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("filing-templates");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Sample => Repository.PathOf("samples", "Filing", "templates");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_sample_of_a_province_replaces_our_registration_and_leaves_the_others()
    {
        FilingTemplates templates = FilingTemplates.Read(Sample);
        FilingBuild build = await FilingPackages.BuildAsync(
            FilingProfileTests.Sample(), new FilingBuildOptions { Today = new DateOnly(2026, 9, 18), Procedures = ["registration", "algorithm-filing"], Templates = templates }, Cancellation);

        Assert.Equal(["algorithm-filing", "registration", "service-filing"], templates.Procedures);
        Assert.Equal(["登记/附件1-示例省登记申请表.docx", "登记/附件2-拦截关键词列表.xlsx"], build.Documents.Where(d => d.File.StartsWith("登记/", StringComparison.Ordinal)).Select(d => d.File));
        Assert.Contains(build.Documents, d => d.File == "算法备案/04-拟公示内容.docx");
        Assert.Equal(64, templates.Digest!.Length);
        Assert.Equal(templates.Digest, FilingTemplates.Read(Sample).Digest);
        Assert.Null(FilingTemplates.BuiltIn.Digest);
    }

    [Fact]
    public void Our_own_forms_and_rules_pass_the_checks_of_a_province()
    {
        foreach (FormPackage package in FormLibrary.Packages.Values)
        {
            Assert.Empty(TemplateChecks.Find("ours", package));
        }

        Assert.Empty(TemplateChecks.Find("ours", ProcedureFinder.BuiltIn));
    }

    [Fact]
    public void Rules_of_a_province_decide_and_a_new_procedure_has_its_own_package()
    {
        Write("procedures.json", """
            {"procedures":[{"id":"city","chinese":"市级登记","english":"City registration","where":"市网信办","clock":"上线前","clockConfidence":"Open"}],
             "rules":[{"procedure":"city","when":["public"],"whenNot":["minors"],"chinese":"理由","english":"reason","article":"a notice","confidence":"Open"}],
             "warnings":[]}
            """);
        Write("forms-city.json", Forms("city", "市级登记", """{"fields":["主体名称|subject.name"]}"""));
        FilingTemplates templates = FilingTemplates.Read(_folder.FullName);
        var facts = new ProcedureFacts { Scope = ServiceScope.MainlandPublic, Model = ModelOrigin.FiledModel };

        Assert.Equal(["city"], ProcedureFinder.Find(facts, templates).Procedures.Select(p => p.Id));
        Assert.Empty(ProcedureFinder.Find(facts with { IsForMinors = true }, templates).Procedures);
        Assert.Equal(["registration", "algorithm-filing", "security-assessment-2018"], ProcedureFinder.Find(facts).Procedures.Select(p => p.Id));
        Assert.Equal(["algorithm-filing", "city", "registration", "service-filing"], templates.Procedures);
    }

    [Theory]
    [InlineData("""{"fields":["主体名称|subject.nmae"]}""", "unknown-field")]
    [InlineData("""{"fields":["主体名称"]}""", "unknown-field")]
    [InlineData("""{"fields":["x|facts.nothing"]}""", "unknown-field")]
    [InlineData("""{"table":"第三方模型|models","columns":["名称|nmae"]}""", "unknown-field")]
    [InlineData("""{"table":"第三方模型|subject","columns":["名称|name"]}""", "unknown-field")]
    [InlineData("""{"table":"第三方模型|models"}""", "unknown-field")]
    [InlineData("""{"file":"协议|files.keywords"}""", "unknown-field")]
    [InlineData("""{"evidence":"证明","items":["没有编号"]}""", "unknown-field")]
    [InlineData("""{"checks":"类型|algorithm.type","options":"colours"}""", "unknown-options")]
    [InlineData("""{"hook":"magic"}""", "unknown-hook")]
    [InlineData("""{"p":"a","h1":"b"}""", "block")]
    [InlineData("""{}""", "block")]
    [InlineData("""{"title":"x"}""", "json")]
    public void A_block_that_would_never_be_filled_is_named_with_its_place(string block, string code)
    {
        Write("forms-registration.json", Forms("registration", "登记", block));

        InputProblem problem = Assert.Single(Problems());

        Assert.Equal(code, problem.Code);
        Assert.StartsWith("forms-registration.json", problem.Place, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Chinese);
    }

    [Theory]
    [InlineData("""{"procedure":"x","folder":"../x","source":"s","forms":[]}""", "folder,empty")]
    [InlineData("""{"procedure":"algorithm-filing","folder":"别的","source":"s","forms":[{"id":"a","file":"a.docx","title":"t","confidence":"Open"}]}""", "folder")]
    [InlineData("""{"procedure":"x","folder":"登记","source":"s","forms":[{"id":"a","file":"a.docx","title":"t","confidence":"Open"}]}""", "folder")]
    [InlineData("""{"procedure":"x","folder":"x","source":" ","forms":[{"id":"a","file":"../a.docx","title":"t","confidence":"Open"},{"id":"a","file":"b.docx","title":"t","confidence":"Open","sheet":"c"}]}""", "empty,file,file,duplicate,unknown-sheet")]
    [InlineData("""{"procedure":"x","folder":"x","source":"s","forms":[{"id":"a","file":"a.docx","title":"t","confidence":"Certain"}]}""", "json")]
    [InlineData("""{"procedure":"x","folder":"x","folder":"y","source":"s","forms":[]}""", "json")]
    [InlineData("not json", "json")]
    [InlineData("null", "json")]
    public void A_package_that_cannot_be_is_named(string json, string codes)
    {
        Write("forms-x.json", json);

        Assert.Equal(codes, string.Join(',', Problems().Select(p => p.Code)));
    }

    [Fact]
    public void Rules_that_ask_what_nobody_knows_and_a_procedure_twice_are_named()
    {
        Write("procedures.json", """{"procedures":[],"rules":[{"procedure":"city","when":["rain"],"chinese":"a","english":"a","article":"a","confidence":"Open"}],"warnings":[]}""");
        Write("forms-a.json", Forms("registration", "登记", """{"p":"a"}"""));
        Write("forms-b.json", Forms("registration", "登记", """{"p":"a"}"""));

        Assert.Equal(["duplicate", "unknown-procedure", "unknown-fact"], Problems().Select(p => p.Code));
    }

    [Fact]
    public void A_folder_without_templates_and_one_that_is_not_there_are_errors()
    {
        Assert.Equal("empty", Assert.Single(Problems()).Code);
        Assert.Throws<DirectoryNotFoundException>(() => FilingTemplates.Read(Path.Combine(_folder.FullName, "none")));
    }

    [Fact]
    public void Cut_anywhere_a_template_is_a_problem_and_never_another_exception()
    {
        byte[] whole = File.ReadAllBytes(Path.Combine(Sample, "forms-registration.json"));
        for (int length = 0; length < whole.Length - 2; length += 37)
        {
            File.WriteAllBytes(Path.Combine(_folder.FullName, "forms-registration.json"), whole[..length]);
            Assert.NotEmpty(Problems());
        }
    }

    // the schema is what people complete by: it knows the members that the reader knows, and no other
    [Fact]
    public void The_schema_has_the_members_that_are_read()
    {
        using JsonDocument schema = JsonDocument.Parse(FilingTemplates.Schema);
        JsonElement root = schema.RootElement;

        Assert.Equal(Members(typeof(FormPackage)), Names(root));
        Assert.Equal(Members(typeof(FormTemplate)), Names(root.GetProperty("$defs").GetProperty("form")));
        Assert.Equal(Members(typeof(FormBlock)), Names(root.GetProperty("$defs").GetProperty("block")));

        static IEnumerable<string> Members(Type type) => type.GetProperties().Where(p => p.CanWrite).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Order(StringComparer.Ordinal);
        static IEnumerable<string> Names(JsonElement part) => part.GetProperty("properties").EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal);
    }

    private static string Forms(string procedure, string folder, string block) =>
        $$"""{"procedure":"{{procedure}}","folder":"{{folder}}","source":"示例","forms":[{"id":"a","file":"a.docx","title":"表","confidence":"Open","blocks":[{{block}}]}]}""";

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);

    private IReadOnlyList<InputProblem> Problems() => Assert.Throws<FilingInputException>(() => FilingTemplates.Read(_folder.FullName)).Problems;
}
