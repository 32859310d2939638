using System.Text.Json;

namespace GenAiMeasures.Cli.Tests;

public sealed class LabelFileCommandTests : IDisposable
{
    private const string Code = "001191110108MA01KP2T5U00000";

    private readonly string _folder = Directory.CreateTempSubdirectory("label").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_label_is_written_read_and_passed_on()
    {
        string file = Sample("b.png");
        string output = Path.Combine(_folder, "out.png");

        (int exit, string text, string error) = await RunAsync("label", "write", file, "--producer", Code, "--id", "n-1", "-o", output);
        Assert.Equal((0, ""), (exit, error));
        Assert.Equal(
            $"{output}: labelled, png, iTXt XMP, 2336 to {new FileInfo(output).Length} bytes, read back.\n", text.ReplaceLineEndings("\n"));
        Assert.Equal(2336, new FileInfo(file).Length);

        (exit, text, _) = await RunAsync("label", "propagate", output, "--propagator", "spreader", "--propagate-id", "s-1", "--json");
        Assert.Equal(0, exit);
        Assert.True(JsonDocument.Parse(text).RootElement.GetProperty("readBack").GetBoolean());

        (exit, text, _) = await RunAsync("label", "read", output);
        Assert.Equal(0, exit);
        Assert.Equal(
            $"{output}: png, found\n  iTXt XMP: {{\"Label\":\"1\",\"ContentProducer\":\"{Code}\",\"ProduceID\":\"n-1\",\"ReservedCode1\":\"\","
            + "\"ContentPropagator\":\"spreader\",\"PropagateID\":\"s-1\",\"ReservedCode2\":\"\"}\n",
            text.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task JSON_of_a_write_says_what_was_done()
    {
        string file = Sample("uc_b.jpg");

        (int exit, string text, _) = await RunAsync("label", "write", file, "--producer", Code, "--id", "n-1", "--in-place", "--json");

        Assert.Equal(0, exit);
        JsonElement json = JsonDocument.Parse(text).RootElement;
        Assert.Equal((file, file), (json.GetProperty("file").GetString(), json.GetProperty("output").GetString()));
        Assert.Equal(("jpeg", "APP1 XMP"), (json.GetProperty("format").GetString(), json.GetProperty("place").GetString()));
        Assert.Equal((1587, new FileInfo(file).Length), (json.GetProperty("bytesBefore").GetInt64(), json.GetProperty("bytesAfter").GetInt64()));
        Assert.Equal((1, 0, true), (json.GetProperty("replacedSites").GetInt32(), json.GetProperty("breaks").GetArrayLength(), json.GetProperty("readBack").GetBoolean()));
    }

    [Fact]
    public async Task JSON_of_a_read_keeps_the_three_answers_apart()
    {
        string labelled = Sample("et_b.jpg");
        string plain = Sample("b.jpg");
        string damaged = Path.Combine(_folder, "damaged.jpg");
        await File.WriteAllBytesAsync(damaged, (await File.ReadAllBytesAsync(labelled, TestContext.Current.CancellationToken))[..700], TestContext.Current.CancellationToken);

        (int exit, string text, string error) = await RunAsync("label", "read", labelled, plain, damaged, "--json");

        Assert.Equal((1, ""), (exit, error));
        JsonElement json = JsonDocument.Parse(text).RootElement;
        Assert.Equal(["found", "none", "unreadable"], json.EnumerateArray().Select(r => r.GetProperty("state").GetString()));
        JsonElement site = json[0].GetProperty("sites")[0];
        Assert.Equal(("APP1 XMP", true), (site.GetProperty("place").GetString(), site.GetProperty("normative").GetBoolean()));
        Assert.Equal(
            ["Label", "ContentProducer", "ProduceID", "ReservedCode1", "ContentPropagator", "PropagateID", "ReservedCode2"],
            site.GetProperty("label").EnumerateObject().Select(p => p.Name));
        Assert.Equal((Code, "p-0001"), (site.GetProperty("label").GetProperty("ContentProducer").GetString(), site.GetProperty("label").GetProperty("ProduceID").GetString()));
        Assert.True(json[0].GetProperty("agree").GetBoolean());
        Assert.Equal("truncated: The content ends before one of its parts does", json[2].GetProperty("notes")[0].GetString());
    }

    [Fact]
    public async Task A_folder_is_labelled_file_by_file_with_a_number_each()
    {
        string source = Path.Combine(_folder, "in");
        Directory.CreateDirectory(source);
        File.Move(Sample("b.jpg"), Path.Combine(source, "a.jpg"));
        File.Move(Sample("b.png"), Path.Combine(source, "b.png"));
        await File.WriteAllBytesAsync(Path.Combine(source, "c.bin"), [0, 1, 2, 3], TestContext.Current.CancellationToken);
        string target = Path.Combine(_folder, "out");

        (int exit, string text, string error) = await RunAsync("label", "write", source, "--producer", Code, "--id", "lot", "-o", target);

        Assert.Equal((1, ""), (exit, error));
        Assert.EndsWith("3 files: 2 labelled, 1 not.\n", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("The content is of no format that can be labelled here.", text, StringComparison.Ordinal);
        Assert.Equal(["a.jpg", "b.png"], Directory.GetFiles(target).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        (_, text, _) = await RunAsync("label", "read", target, "--json");
        Assert.Equal(
            ["lot-1", "lot-2"],
            JsonDocument.Parse(text).RootElement.EnumerateArray().Select(r => r.GetProperty("sites")[0].GetProperty("label").GetProperty("ProduceID").GetString()));
        (_, text, _) = await RunAsync("label", "read", target);
        Assert.EndsWith("2 files: 2 found, 0 none, 0 unreadable.\n", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exported_text_gets_its_visible_line_and_its_label_in_one_call()
    {
        string markdown = await TextAsync("a.md", "# T\n");
        string plain = await TextAsync("b.txt", "T\n");

        (int exit, string text, string error) = await RunAsync("label", "write", markdown, "--producer", Code, "--id", "n-1", "--visible", "both");
        Assert.Equal((0, ""), (exit, error));
        Assert.Equal(
            $"{markdown}: labelled, markdown, front matter AIGC, visible line: both, 4 to {new FileInfo(markdown).Length} bytes, read back.\n", text.ReplaceLineEndings("\n"));
        Assert.EndsWith(
            "\n---\n\n> 【本内容由AI生成】\n\n# T\n\n> 【本内容由AI生成】\n", await File.ReadAllTextAsync(markdown, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        (exit, text, _) = await RunAsync("label", "write", plain, "--producer", Code, "--id", "n-1", "--visible", "start", "--wording", "AI生成", "--json");
        JsonElement json = JsonDocument.Parse(text).RootElement;
        Assert.Equal((0, "text", "visible line", "start"), (exit, json.GetProperty("format").GetString(), json.GetProperty("place").GetString(), json.GetProperty("visible").GetString()));
        Assert.Equal((2, true), (json.GetProperty("bytesBefore").GetInt64(), json.GetProperty("readBack").GetBoolean()));
        Assert.Equal("AI生成\n\nT\n", await File.ReadAllTextAsync(plain, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_of_documents_goes_on_where_one_takes_no_line()
    {
        string source = Path.Combine(_folder, "in");
        Directory.CreateDirectory(source);
        File.Move(Sample("c.docx"), Path.Combine(source, "a.docx"));
        File.Move(await TextAsync("b.txt", "T\n"), Path.Combine(source, "b.txt"));
        File.Move(Sample("b.png"), Path.Combine(source, "c.png"));

        (int exit, string text, _) = await RunAsync("label", "write", source, "--producer", Code, "--id", "lot", "--visible", "start");

        Assert.Equal(1, exit);
        Assert.Contains("visible line only: start", text, StringComparison.Ordinal);
        Assert.EndsWith("3 files: 2 labelled, 1 not.\n", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_labelled_or_passed_on_exits_with_1_and_says_why()
    {
        string plain = Sample("b.jpg");

        (int exit, string text, string error) = await RunAsync("label", "propagate", plain, "--propagator", "s", "--propagate-id", "n");

        Assert.Equal((1, ""), (exit, text));
        Assert.Equal($"genai-measures: {plain}: The content holds no label that could be passed on. Write one first.\n", error.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("label", "write", "FILE", "--producer", "has space", "--id", "n")]
    [InlineData("label", "write", "FILE", "--producer", "p", "--id", "n", "-o", "x", "--in-place")]
    [InlineData("label", "write", "FILE", "--producer", "p", "--id", "n", "--propagator", "s")]
    [InlineData("label", "write", "FILE", "--id", "n")]
    [InlineData("label", "write", "FILE", "--producer", "p", "--id", "n", "--wording", "AI生成")]
    [InlineData("label", "write", "FILE", "--producer", "p", "--id", "n", "--visible", "start", "--wording", "made by a model")]
    [InlineData("label", "write", "FILE", "--producer", "p", "--id", "n", "--visible", "middle")]
    [InlineData("label", "read", "no-such-file")]
    public async Task Bad_usage_exits_with_2_and_one_line(params string[] args)
    {
        string file = Sample("b.jpg");

        (int exit, string text, string error) = await RunAsync([.. args.Select(a => a == "FILE" ? file : a)]);

        Assert.Equal((2, ""), (exit, text));
        Assert.StartsWith("genai-measures: ", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    private async Task<string> TextAsync(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        return path;
    }

    private string Sample(string name)
    {
        string target = Path.Combine(_folder, name);
        File.Copy(Repository.Shared("labels", "tool-written", name), target);
        return target;
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        int exit = await CommandLine.RunAsync(args, output, error, TestContext.Current.CancellationToken);
        return (exit, output.ToString(), error.ToString());
    }
}
