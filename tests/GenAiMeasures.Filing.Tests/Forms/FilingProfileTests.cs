using System.Text;
using System.Text.Json.Nodes;

namespace GenAiMeasures.Filing.Tests;

public sealed class FilingProfileTests
{
    private static string Folder => Repository.PathOf("samples", "Filing");

    [Fact]
    public void The_sample_is_read_and_says_what_it_is_about()
    {
        FilingProfile profile = FilingProfile.Read(Path.Combine(Folder, "profile.json"));

        Assert.Equal(("profile.json", ServiceScope.MainlandPublic, ModelOrigin.FineTuned), (profile.Name, profile.Facts.Scope, profile.Facts.Model));
        Assert.Equal((AlgorithmFamilies.Generation, AssessmentTriggers.GoingOnline, true), (profile.Facts.Families, profile.Facts.Triggers, profile.Facts.HasOpinionAttributes));
        Assert.Equal(64, profile.Digest.Length);
    }

    [Fact]
    public void An_almost_empty_profile_is_one_whose_fields_are_all_missing()
    {
        FilingProfile profile = Parse("""{"version":1}""");

        Assert.Empty(profile.Data.Products);
        Assert.Null(profile.Data.Subject.LegalRepresentative.Name);
    }

    [Theory]
    [InlineData("""{"version":1,"subject":{"nmae":"x"}}""", "p.json:1 $.subject.nmae")]
    [InlineData("""{"version":1,"products":[{"dailyUsers":"many"}]}""", "p.json:1 $.products[0].dailyUsers")]
    [InlineData("""{"version":1,"facts":{"scope":"Everybody"}}""", "p.json:1 $.facts.scope")]
    [InlineData("""{"version":1,"facts":{"startedOn":"2026-02-30"}}""", "p.json:1 $.facts.startedOn")]
    [InlineData("""{"version":1,"subject":null}""", "p.json:1 $.subject")]
    [InlineData("""{"version":1,"subject":{"name":"a","name":"b"}}""", "p.json:1 $.subject.name")]
    [InlineData("""{"version":1,""", "p.json:1 $")]
    [InlineData("", "p.json:1 $")]
    public void What_is_no_profile_is_named_by_line_and_path(string json, string place)
    {
        InputProblem problem = Assert.Single(Problems(json));

        Assert.Equal(("json", place), (problem.Code, problem.Place));
    }

    [Theory]
    [InlineData("""{"version":2}""", "$.version", "version")]
    [InlineData("""{"version":1,"algorithm":{"type":"生成类"}}""", "$.algorithm.type", "choice")]
    [InlineData("""{"version":1,"facts":{"families":["其他"]}}""", "$.facts.families[0]", "choice")]
    [InlineData("""{"version":1,"safetyReport":{"results":[{"id":"5.1","result":"基本符合"}]}}""", "$.safetyReport.results[0].result", "choice")]
    [InlineData("""{"version":1,"safetyReport":{"results":[{"id":"99"}]}}""", "$.safetyReport.results[0].id", "choice")]
    [InlineData("""{"version":1,"subject":{"creditCode":"91990000MA0000EX69"}}""", "$.subject.creditCode", "credit-code")]
    [InlineData("""{"version":1,"products":[{"dailyUsers":-1}]}""", "$.products[0].dailyUsers", "negative")]
    [InlineData("""{"version":1,"products":[{"dailyUsers":9,"monthlyUsers":3}]}""", "$.products[0].dailyUsers", "contradiction")]
    [InlineData("""{"version":1,"facts":{"startedOn":"2026-02-01","terminatedOn":"2026-01-01"}}""", "$.facts.terminatedOn", "contradiction")]
    [InlineData("""{"version":1,"facts":{"startedOn":"2026-02-01","changedOn":"2026-01-01"}}""", "$.facts.changedOn", "contradiction")]
    [InlineData("""{"version":1,"facts":{"startedOn":"0026-02-01"}}""", "$.facts.startedOn", "date")]
    [InlineData("""{"version":1,"selfAssessment":{"assessedOn":"2026-02-02","writtenOn":"2026-02-01"}}""", "$.selfAssessment.writtenOn", "contradiction")]
    [InlineData("""{"version":1,"algorithm":{"isOnline":false,"onlineOn":"2026-02-01"}}""", "$.algorithm.onlineOn", "contradiction")]
    [InlineData("""{"version":1,"files":{"testBank":"none.csv"}}""", "$.files.testBank", "missing-file")]
    [InlineData("""{"version":1,"files":{"keywords":["../keywords.csv"]}}""", "$.files.keywords[0]", "path")]
    [InlineData("""{"version":1,"evidence":[{"id":"a","file":"/etc/hostname"}]}""", "$.evidence[0].file", "path")]
    public void What_cannot_be_is_named_by_its_path(string json, string path, string code)
    {
        InputProblem problem = Assert.Single(Problems(json));

        Assert.Equal((path, code), (problem.Place, problem.Code));
        Assert.NotEmpty(problem.English);
        Assert.NotEmpty(problem.Chinese);
    }

    [Fact]
    public void All_contradictions_are_named_at_once() =>
        Assert.Equal(3, Problems("""{"version":1,"algorithm":{"type":"x","role":"y"},"facts":{"startedOn":"2026-02-01","terminatedOn":"2026-01-01"}}""").Count);

    [Fact]
    public void Comments_and_a_byte_order_mark_are_read_over() =>
        Assert.Equal("甲", Parse("\uFEFF{\"version\":1, // 版本\n\"subject\":{\"name\":\"甲\",},}").Data.Subject.Name);

    // every cut and every changed byte of the sample: a profile, or an exception that names a place
    [Fact]
    public void A_damaged_profile_never_ends_in_anything_but_its_own_exception()
    {
        byte[] sample = File.ReadAllBytes(Path.Combine(Folder, "profile.json"));
        var random = new Random(20261124);
        for (int i = 0; i < 300; i++)
        {
            byte[] bytes = i % 2 == 0 ? sample[..random.Next(sample.Length)] : [.. sample];
            if (i % 2 == 1)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                FilingProfile.Parse(bytes, Folder, "p.json");
            }
            catch (FilingInputException exception)
            {
                Assert.All(exception.Problems, p => Assert.NotEmpty(p.Place));
            }
        }
    }

    internal static FilingProfile Sample(Action<JsonObject>? change = null)
    {
        JsonObject json = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "profile.json")))!.AsObject();
        change?.Invoke(json);
        return FilingProfile.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()), Folder, "profile.json");
    }

    private static FilingProfile Parse(string json) => FilingProfile.Parse(Encoding.UTF8.GetBytes(json), Folder, "p.json");

    private static IReadOnlyList<InputProblem> Problems(string json) => Assert.Throws<FilingInputException>(() => Parse(json)).Problems;
}
