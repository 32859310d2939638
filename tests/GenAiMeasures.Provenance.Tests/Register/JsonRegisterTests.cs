using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Provenance.Tests;

public sealed class JsonRegisterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genai-measures-register-");

    private string File => Path.Combine(_folder.FullName, "register.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_committed_register_is_read_back_with_its_history_and_passes_whole()
    {
        using var register = new JsonTrainingDataRegister(File, new FakeTimeProvider(SampleRegister.Now));
        TrainingData data = SampleRegister.Passing().Data;
        Assert.Equal(0, (await register.ReadAsync(TestContext.Current.CancellationToken)).Version);
        RegisterSnapshot first = await register.CommitAsync(data, 0, "员工 001", "首次登记", TestContext.Current.CancellationToken);
        RegisterSnapshot read = JsonTrainingDataRegister.Read(File);

        Assert.Equal((1, first.Digest), (read.Version, read.Digest));
        Assert.Empty(RegisterHistory.Verify(read));
        Assert.Empty(SampleRegister.Check(read).Problems);
        Assert.Equal(SampleRegister.Passing().Digest, read.Digest);
        Assert.Equal([System.IO.Path.GetFileName(File)], Directory.GetFiles(_folder.FullName).Select(f => System.IO.Path.GetFileName(f)));
    }

    [Fact]
    public async Task A_history_that_was_touched_is_found()
    {
        using var register = new JsonTrainingDataRegister(File, new FakeTimeProvider(SampleRegister.Now));
        TrainingData data = SampleRegister.Passing().Data;
        await register.CommitAsync(data with { Models = [] }, 0, "a", "b", TestContext.Current.CancellationToken);
        RegisterSnapshot whole = await register.CommitAsync(data, 1, "a", "c", TestContext.Current.CancellationToken);

        Assert.Empty(RegisterHistory.Verify(whole));
        Assert.Contains(RegisterHistory.Verify(whole with { History = [whole.History[0] with { Reason = "x" }, whole.History[1]] }), p => p.Code == "history-broken");
        Assert.Contains(RegisterHistory.Verify(whole with { History = [whole.History[1]] }), p => p.Code == "history-broken");
        Assert.Contains(RegisterHistory.Verify(whole with { History = [whole.History[0]] }), p => p.Code == "history-bypassed");
        System.IO.File.WriteAllText(File, System.IO.File.ReadAllText(File).Replace("4000000", "4000001", StringComparison.Ordinal));
        Assert.Contains(RegisterHistory.Verify(JsonTrainingDataRegister.Read(File)), p => p.Code == "history-bypassed");
    }

    [Fact]
    public void The_order_of_sources_does_not_change_the_digest_and_any_fact_does()
    {
        TrainingData data = SampleRegister.Passing().Data;

        Assert.Equal(RegisterJson.Digest(data), RegisterJson.Digest(data with { Sources = [.. data.Sources.Reverse()] }));
        Assert.NotEqual(RegisterJson.Digest(data), RegisterJson.Digest(SampleRegister.Change("web-zh", s => s with { LinksOnly = true })));
        Assert.Empty(RegisterDiff.Compare(data, data with { Sources = [.. data.Sources.Reverse()] }));
    }

    [Fact]
    public void A_circle_is_shown_as_it_runs()
    {
        TrainingData data = SampleRegister.Change("own-zh", s => s with { Parents = ["made-zh"] });

        Assert.Equal("Sources are made from one another in a circle: made-zh > own-zh > made-zh. Remove one of the parents.", Assert.Single(RegisterStructure.Find(data)).English);
    }

    [Theory]
    [InlineData("{\"format\":\"genai-measures/training-data/1\",\"register\":{\"sources\":[{\"id\":\"a\",\"licnce\":{}}]}}", "json")]
    [InlineData("{\"format\":\"genai-measures/training-data/1\",\"register\":{\"sources\":[{\"name\":\"a\"}]}}", "json")]
    [InlineData("{\"format\":\"genai-measures/training-data/1\",\"register\":{\"sources\":[{\"id\":\"a\",\"kind\":\"Stolen\"}]}}", "json")]
    [InlineData("{\"format\":\"genai-measures/training-data/9\",\"register\":{}}", "format")]
    [InlineData("{\"format\":", "json")]
    [InlineData("", "json")]
    public void A_file_that_is_no_register_is_refused_with_its_place(string text, string code)
    {
        System.IO.File.WriteAllText(File, text);
        InputProblem problem = Assert.Single(Assert.Throws<ProvenanceInputException>(() => JsonTrainingDataRegister.Read(File)).Problems);

        Assert.Equal(code, problem.Code);
        Assert.StartsWith("register.json:1", problem.Place, StringComparison.Ordinal);
    }

    [Fact]
    public void Encodings_are_read_or_named()
    {
        string text = System.IO.File.ReadAllText(Path.Combine(SampleRegister.Folder, "passing.json"));
        string digest = SampleRegister.Passing().Digest;
        System.IO.File.WriteAllText(File, text, Encoding.Unicode);
        Assert.Equal(digest, JsonTrainingDataRegister.Read(File).Digest);
        System.IO.File.WriteAllText(File, text, new UTF8Encoding(true));
        Assert.Equal(digest, JsonTrainingDataRegister.Read(File).Digest);
        System.IO.File.WriteAllBytes(File, CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(text));
        InputProblem problem = Assert.Single(Assert.Throws<ProvenanceInputException>(() => JsonTrainingDataRegister.Read(File)).Problems);
        Assert.Equal(("register.json:5", "encoding"), (problem.Place, problem.Code));
    }

    [Fact]
    public void A_mutated_register_is_read_or_refused_and_never_breaks()
    {
        byte[] good = System.IO.File.ReadAllBytes(Path.Combine(SampleRegister.Folder, "failing.json"));
        var random = new SplitMix64(7);
        for (int i = 0; i < 400; i++)
        {
            byte[] bytes = [.. good];
            for (int n = 0; n < 2; n++)
            {
                bytes[random.NextBelow((ulong)bytes.Length)] = (byte)random.Next();
            }

            if (i % 4 == 0)
            {
                bytes = bytes[..(int)random.NextBelow((ulong)bytes.Length)];
            }

            try
            {
                TrainingDataFile file = RegisterJson.Read(bytes, "r.json");
                RegisterStructure.Find(file.Register);
            }
            catch (ProvenanceInputException exception)
            {
                Assert.NotEmpty(exception.Problems);
            }
        }
    }
}
