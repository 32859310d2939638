using System.Text;
using System.Text.Json;

namespace GenAiMeasures.Cli.Tests;

public sealed class AnnotationCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genai-measures-annotation-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Alpha_of_a_file_with_its_interval()
    {
        string file = Write("item,rater,value\na,1,yes\na,2,yes\nb,1,no\nb,2,no\nc,1,yes\nc,2,no\n");
        (int exit, string output, string error) = await RunAsync("annotation", "agreement", file, "--measure", "alpha", "--level", "nominal", "--json");

        Assert.Equal((0, ""), (exit, error));
        JsonElement json = JsonDocument.Parse(output).RootElement;
        Assert.Equal("alpha", json.GetProperty("measure").GetString());
        Assert.Equal("nominal", json.GetProperty("level").GetString());
        Assert.Equal(0.4444444444444444, json.GetProperty("value").GetDouble(), 1e-15);
        Assert.Equal((3, 2), (json.GetProperty("items").GetInt32(), json.GetProperty("raters").GetInt32()));
        Assert.Equal(output, (await RunAsync("annotation", "agreement", file, "--json")).Output);
    }

    [Theory]
    [InlineData("alpha")]
    [InlineData("kappa")]
    [InlineData("fleiss")]
    [InlineData("ac1")]
    public async Task What_is_undefined_is_null(string measure)
    {
        string file = Write("item,rater,value\na,1,yes\na,2,yes\n");
        (int exit, string output, _) = await RunAsync("annotation", "agreement", file, "--measure", measure, "--json");

        Assert.Equal(0, exit);
        JsonElement json = JsonDocument.Parse(output).RootElement;
        Assert.All(["value", "low", "high"], name => Assert.Equal(JsonValueKind.Null, json.GetProperty(name).ValueKind));
    }

    [Fact]
    public async Task Kappa_of_three_raters_is_bad_usage()
    {
        string file = Write("item,rater,value\na,1,yes\na,2,yes\na,3,no\n");
        (int exit, string output, string error) = await RunAsync("annotation", "agreement", file, "--measure", "kappa");

        Assert.Equal((2, ""), (exit, output));
        Assert.Equal("genai-measures: Cohen's kappa is for two raters, and the file has 3. Use --measure alpha or fleiss.\n", error.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Bad_rows_are_named_with_their_lines()
    {
        string file = Write("item,rater,value\na,1,yes\na,2\n,3,no\n");
        (int exit, string output, string error) = await RunAsync("annotation", "agreement", file);

        Assert.Equal((2, ""), (exit, output));
        Assert.Contains("ratings.csv:3: The row has 2 fields and the header 3.", error, StringComparison.Ordinal);
        Assert.Contains("ratings.csv:4: Nothing says which item was judged:", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_file_in_GB_18030_is_read_when_its_encoding_is_named()
    {
        string file = Path.Combine(_folder.FullName, "gb.csv");
        Encoding encoding = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
        await File.WriteAllBytesAsync(file, encoding.GetBytes("item,rater,value\n甲,张,安全\n甲,李,安全\n乙,张,违法\n乙,李,违法\n"));

        Assert.Equal(2, (await RunAsync("annotation", "agreement", file)).Exit);
        (int exit, string output, _) = await RunAsync("annotation", "agreement", file, "--encoding", "gb18030", "--bootstrap", "0");
        Assert.Equal((0, "alpha: 1; 2 items, 2 raters, 4 ratings.\n"), (exit, output.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task Agreement_is_computed_from_what_the_tools_export()
    {
        static string Task(int id, string one, string other) => $"{{\"id\":{id},\"annotations\":[{string.Join(',', new[] { (1, one), (2, other) }.Select(p => $"{{\"completed_by\":{p.Item1},\"result\":[{{\"type\":\"choices\",\"from_name\":\"ok\",\"value\":{{\"choices\":[\"{p.Item2}\"]}}}}]}}"))}]}}";
        string file = Write($"[{Task(1, "yes", "yes")},{Task(2, "no", "no")},{Task(3, "yes", "no")}]", "export.json");
        (int exit, string output, string error) = await RunAsync("annotation", "agreement", file, "--bootstrap", "0", "--json");

        Assert.Equal((0, ""), (exit, error));
        Assert.Equal(0.4444444444444444, JsonDocument.Parse(output).RootElement.GetProperty("value").GetDouble(), 1e-15);
        Assert.Equal(2, (await RunAsync("annotation", "agreement", file, "--domain", "yes,maybe")).Exit);
    }

    [Fact]
    public async Task A_person_who_judged_twice_is_refused_unless_repeats_count()
    {
        string file = Write("item,rater,value\na,1,yes\na,1,yes\na,2,no\n");
        (int exit, _, string error) = await RunAsync("annotation", "agreement", file);

        Assert.Equal(2, exit);
        Assert.Contains("ratings.csv:3: The person has judged this item already, in line 2.", error, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("annotation", "agreement", file, "--repeats")).Exit);
    }

    [Fact]
    public async Task Annotations_become_one_long_table_and_a_broken_file_leaves_none()
    {
        string file = Write("{\"id\":1,\"text\":\"x\",\"label\":[\"a, b\"]}\n{\"id\":2,\"text\":\"y\",\"label\":[\"c\"]}\n", "one.jsonl");
        string target = Path.Combine(_folder.FullName, "long.csv");
        (int exit, string output, string error) = await RunAsync("annotation", "convert", file, "--person", "员工 1", "-o", target);
        string broken = Write("{\"id\":1,\"text\":\"x\"\n{\"id\":2,\"text\":\"y\",\"label\":[]}\n", "two.jsonl");
        string other = Path.Combine(_folder.FullName, "other.csv");

        Assert.Equal((0, "2 rows in long.csv.", ""), (exit, output.Trim(), error));
        Assert.Equal("item,annotator,label,question,role,accepted,seconds,at\n1,员工 1,\"a, b\",label,annotate,,,\n2,员工 1,c,label,annotate,,,\n", await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken));
        Assert.Equal(2, (await RunAsync("annotation", "convert", broken, "--person", "员工 1", "-o", other)).Exit);
        Assert.False(File.Exists(other) || File.Exists(other + ".new"));
        Assert.Equal(0, (await RunAsync("annotation", "agreement", target, "--question", "label", "--bootstrap", "0")).Exit);
    }

    [Fact]
    public async Task Rows_are_checked_against_the_register()
    {
        string folder = Repository.PathOf("samples", "TrainingData");
        (int exit, string output, _) = await RunAsync("annotation", "check", Path.Combine(folder, "annotations.csv"), "--register", Path.Combine(folder, "passing.json"), "--task", "t-safe");
        (int failed, string json, _) = await RunAsync("annotation", "check", Path.Combine(folder, "annotations-failing.csv"), "--register", Path.Combine(folder, "failing.json"), "--project", "tasks", "--task", "a06-roles", "--json");
        (int wrong, _, string error) = await RunAsync("annotation", "check", Path.Combine(folder, "annotations.csv"), "--register", Path.Combine(folder, "passing.json"));

        Assert.Equal((0, "0 problems in 8 rows about 3 items of the task t-safe."), (exit, output.Trim()));
        Assert.Equal((1, 7), (failed, JsonDocument.Parse(json).RootElement.GetProperty("total").GetInt32()));
        Assert.Equal((2, true), (wrong, error.Contains("Name one of t-func, t-safe.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_plan_of_a_batch()
    {
        (int exit, string output, _) = await RunAsync("annotation", "plan", "--lot", "10000", "--aql", "0.10", "--json");

        Assert.Equal(0, exit);
        JsonElement json = JsonDocument.Parse(output).RootElement;
        Assert.Equal(
            ("K", 125, 0, 1, false),
            (json.GetProperty("letter").GetString(), json.GetProperty("n").GetInt32(), json.GetProperty("accept").GetInt32(), json.GetProperty("reject").GetInt32(), json.GetProperty("fullInspection").GetBoolean()));
        Assert.Equal("Inspect all 8 items; accept with at most 0 bad ones (letter E).\n", (await RunAsync("annotation", "plan", "--lot", "8", "--aql", "1.0")).Output.ReplaceLineEndings("\n"));
        Assert.Equal(2, (await RunAsync("annotation", "plan", "--lot", "8", "--aql", "1.1")).Exit);
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        int exit = await CommandLine.RunAsync(args, output, error, TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }

    private string Write(string text, string name = "ratings.csv")
    {
        string file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }
}
