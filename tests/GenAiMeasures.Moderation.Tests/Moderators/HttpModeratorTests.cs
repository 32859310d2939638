using System.Net;
using System.Text;
using System.Text.Json;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>A real server on the loopback interface that answers well and badly.</summary>
public sealed class HttpModeratorTests : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpClient _client = new();
    private readonly Uri _address;
    private string _body = "";

    public HttpModeratorTests()
    {
        for (int port = 41_000 + (Environment.ProcessId % 1_000); ; port++)
        {
            try
            {
                _listener.Prefixes.Clear();
                _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
                _listener.Start();
                _address = new Uri($"http://127.0.0.1:{port}/moderate");
                return;
            }
            catch (HttpListenerException) when (port < 60_000)
            {
                // taken
            }
        }
    }

    [Theory]
    [InlineData("""{"verdict":"pass"}""", Verdict.Pass, "")]
    [InlineData("""{"verdict":"Block","label":"politics"}""", Verdict.Refuse, "A.1.a")]
    [InlineData("""{"verdict":"review","label":"other"}""", Verdict.Flag, "")]
    public async Task A_verdict_is_read(string answer, Verdict verdict, string risk)
    {
        Judgement judgement = await AskAsync(200, answer, o => o.Risks["politics"] = RiskCode.Parse("A.1.a"));

        Assert.Equal((verdict, risk), (judgement.Verdict, judgement.Risk.Value));
    }

    [Fact]
    public async Task Paths_lead_into_arrays_and_objects()
    {
        Judgement judgement = await AskAsync(200, """{"data":[{"s":"block","p":0.75,"l":{"n":"x"}}]}""", o =>
        {
            o.VerdictPath = "data.0.s";
            o.ScorePath = "data.0.p";
            o.CategoryPath = "data.0.l.n";
        });

        Assert.Equal((Verdict.Refuse, 0.75, "x"), (judgement.Verdict, judgement.Score, judgement.Rule));
    }

    [Fact]
    public async Task The_text_arrives_escaped_with_its_lone_surrogates_replaced()
    {
        await AskAsync(200, """{"verdict":"pass"}""", text: "\"引号\\\n\uD83D 好\u0000");

        Assert.Equal("\"引号\\\n\uFFFD 好\u0000", JsonDocument.Parse(_body).RootElement.GetProperty("text").GetString());
        Assert.Equal("input", JsonDocument.Parse(_body).RootElement.GetProperty("side").GetString());
    }

    [Theory]
    [InlineData(429, "{\"verdict\":\"pass\"}", "its status is 429")]
    [InlineData(500, "oops", "its status is 500")]
    [InlineData(200, "", "it is no JSON")]
    [InlineData(200, "{\"verdict\":\"pa", "it is no JSON")]
    [InlineData(200, "[]", "its verdict is missing or is not listed in Verdicts")]
    [InlineData(200, "null", "its verdict is missing or is not listed in Verdicts")]
    [InlineData(200, "{\"verdict\":null}", "its verdict is missing or is not listed in Verdicts")]
    [InlineData(200, "{\"verdict\":\"allow\"}", "its verdict is missing or is not listed in Verdicts")]
    public async Task Every_bad_answer_is_a_failure_that_names_no_text(int status, string answer, string problem)
    {
        ModeratorException error = await Assert.ThrowsAsync<ModeratorException>(() => AskAsync(status, answer));

        Assert.Equal($"The moderator 'service' gave an answer that cannot be used: {problem}.", error.Message);
    }

    [Fact]
    public async Task An_answer_cut_off_at_any_byte_is_a_failure()
    {
        string answer = """{"verdict":"pass","label":"x"}""";
        for (int i = 0; i < answer.Length; i++)
        {
            await Assert.ThrowsAsync<ModeratorException>(() => AskAsync(200, answer[..i]));
        }
    }

    [Fact]
    public async Task An_endless_answer_is_given_up()
    {
        ModeratorException error = await Assert.ThrowsAsync<ModeratorException>(() => AskAsync(200, "\"" + new string('a', 1_100_000) + "\""));

        Assert.Contains("longer than a megabyte", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_texts_go_in_one_call_and_each_gets_its_own_result()
    {
        IReadOnlyList<Judgement> judgements = await AskAllAsync(
            """{"results":[{"verdict":"pass"},{"verdict":"block","label":"politics"},{"verdict":"review"}]}""", "一{items}", "二\"{text}", "三");

        Assert.Equal([Verdict.Pass, Verdict.Refuse, Verdict.Flag], judgements.Select(j => j.Verdict));
        Assert.Equal("A.1.a", judgements[1].Risk.Value);
        JsonElement items = JsonDocument.Parse(_body).RootElement.GetProperty("items");
        Assert.Equal(["一{items}", "二\"{text}", "三"], items.EnumerateArray().Select(i => i.GetProperty("text").GetString()));
        Assert.All(items.EnumerateArray(), i => Assert.Equal("output", i.GetProperty("side").GetString()));
    }

    [Theory]
    [InlineData("""{"results":[{"verdict":"pass"}]}""", "it holds no list of 2 results at ResultsPath")]
    [InlineData("""{"results":[{"verdict":"pass"},{"verdict":"pass"},{"verdict":"pass"}]}""", "it holds no list of 2 results at ResultsPath")]
    [InlineData("""{"results":{"0":{"verdict":"pass"},"1":{"verdict":"pass"}}}""", "it holds no list of 2 results at ResultsPath")]
    [InlineData("""[{"verdict":"pass"},{"verdict":"pass"}]""", "it holds no list of 2 results at ResultsPath")]
    [InlineData("""{"results":[{"verdict":"pass"},{"verdict":"allow"}]}""", "its verdict is missing or is not listed in Verdicts")]
    [InlineData("""{"results":[{"verdict":"pass"},null]}""", "its verdict is missing or is not listed in Verdicts")]
    public async Task A_list_that_does_not_fit_the_texts_is_a_failure_of_all(string answer, string problem)
    {
        ModeratorException error = await Assert.ThrowsAsync<ModeratorException>(() => AskAllAsync(answer, "一", "二"));

        Assert.Equal($"The moderator 'service' gave an answer that cannot be used: {problem}.", error.Message);
    }

    [Fact]
    public async Task One_text_of_a_service_that_takes_lists_goes_as_a_list_of_one()
    {
        Judgement judgement = await AskAsync(200, """{"results":[{"verdict":"block"}]}""", o => o.MaxBatch = 8);

        Assert.Equal(Verdict.Refuse, judgement.Verdict);
        Assert.Equal(1, JsonDocument.Parse(_body).RootElement.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public void A_body_for_several_texts_without_the_items_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new HttpModerator("service", _client, new HttpModeratorOptions { Endpoint = _address, MaxBatch = 2, BatchBody = "{}" }));
        Assert.Throws<ArgumentException>(() => new HttpModerator("service", _client, new HttpModeratorOptions { Endpoint = _address, MaxBatch = 0 }));
    }

    [Fact]
    public void A_body_without_the_text_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new HttpModerator("service", _client, new HttpModeratorOptions { Endpoint = _address, Body = "{}" }));
        Assert.Throws<ArgumentException>(() => new HttpModerator("service", _client, new HttpModeratorOptions()));
    }

    public void Dispose()
    {
        _listener.Close();
        _client.Dispose();
    }

    private async Task<Judgement> AskAsync(int status, string answer, Action<HttpModeratorOptions>? configure = null, string text = "你好")
    {
        var options = new HttpModeratorOptions { Endpoint = _address };
        configure?.Invoke(options);
        Task serving = ServeAsync(status, answer);
        try
        {
            return await new HttpModerator("service", _client, options).ModerateAsync(new ModeratedText(text, ScreenSide.Input), CancellationToken.None);
        }
        finally
        {
            await serving;
        }
    }

    private async Task<IReadOnlyList<Judgement>> AskAllAsync(string answer, params string[] texts)
    {
        var options = new HttpModeratorOptions { Endpoint = _address, MaxBatch = 8 };
        options.Risks["politics"] = RiskCode.Parse("A.1.a");
        Task serving = ServeAsync(200, answer);
        try
        {
            return await new HttpModerator("service", _client, options)
                .ModerateAsync([.. texts.Select(t => new ModeratedText(t, ScreenSide.Output))], CancellationToken.None);
        }
        finally
        {
            await serving;
        }
    }

    private async Task ServeAsync(int status, string answer)
    {
        HttpListenerContext context = await _listener.GetContextAsync();
        using (var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8))
        {
            _body = await reader.ReadToEndAsync();
        }

        context.Response.StatusCode = status;
        try
        {
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer));
            context.Response.Close();
        }
        catch (HttpListenerException)
        {
            // the client gave up
        }
    }
}
