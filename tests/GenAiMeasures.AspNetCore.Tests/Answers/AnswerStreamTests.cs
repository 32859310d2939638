using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore.Tests;

public sealed class AnswerStreamTests
{
    [Fact]
    public async Task An_answer_comes_as_text_label_and_end()
    {
        await using TestWeb web = await TestWeb.StartAsync(
            FakeChatClient.Saying("你", "好\n\nevent: done"), options: Some.PublicService, build: b => Labelled(b));

        List<(string Name, JsonElement Data)> events = await AskAsync(web);

        Assert.Equal("【本内容由AI生成】\n\n你好\n\nevent: done", Shown(events)["m-1"]);
        Assert.Equal(["label", "done"], events.Select(e => e.Name).Where(n => n != "text"));
        JsonElement label = events.Single(e => e.Name == "label").Data;
        Assert.Equal("start", label.GetProperty("explicit").GetString());
        Assert.Equal("1", label.GetProperty("AIGC").GetProperty("Label").GetString());
        JsonElement done = events[^1].Data;
        Assert.Equal("stop", done.GetProperty("finishReason").GetString());
        Assert.True(ExchangeId.TryParse(done.GetProperty("exchange").GetString(), out _));
    }

    [Fact]
    public async Task A_stopped_answer_keeps_what_came_before_and_says_why_once()
    {
        await using TestWeb web = await TestWeb.StartAsync(
            FakeChatClient.Saying("good ", "bad", " end"), build: b => b.Services.AddSingleton<ExchangeStage>(new TestScreen().With("bad", Verdict.Stop, "A.1.h")));

        List<(string Name, JsonElement Data)> events = await AskAsync(web);

        Assert.Equal("good ", Shown(events)["m-1"]);
        JsonElement refusal = events.Single(e => e.Name == "refusal").Data;
        Assert.Equal(("output_stopped", "A.1.h", "抱歉，后续内容涉及违法或不良信息，已停止生成。"), (refusal.GetProperty("code").GetString(), refusal.GetProperty("risk").GetString(), refusal.GetProperty("text").GetString()));
        Assert.Equal("content_filter", events[^1].Data.GetProperty("finishReason").GetString());
    }

    [Fact]
    public async Task What_was_shown_before_the_verdict_is_taken_back_by_ranges_that_a_page_can_obey()
    {
        await using TestWeb web = await TestWeb.StartAsync(FakeChatClient.Saying("one ", "two ", "three"), build: b => b.AddStage<LateScreen>());

        List<(string Name, JsonElement Data)> events = await AskAsync(web);

        Assert.Equal("", Shown(events)["m-1"].Trim());
        Assert.Equal(["retraction", "refusal", "done"], events.Select(e => e.Name).Where(n => n is not ("text" or "label")));
        Assert.Equal("output_refused", events.Single(e => e.Name == "refusal").Data.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_measure_is_told_once_as_a_notice_and_not_as_text_of_the_answer()
    {
        await using TestWeb web = await TestWeb.StartAsync(build: b => b.Services.AddSingleton<ExchangeStage>(new TestScreen().With("evil", Verdict.Refuse)));
        await AskAsync(web, "evil");

        List<(string Name, JsonElement Data)> events = await AskAsync(web, "evil");

        Assert.Equal(["refusal", "notice", "done"], events.Select(e => e.Name));
        Assert.Equal("Warned", events[1].Data.GetProperty("standing").GetString());
        Assert.StartsWith("【警示】", events[1].Data.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_in_the_model_ends_the_stream_with_an_error_and_no_detail()
    {
        var model = FakeChatClient.Saying();
        model.OnStream = (_, _, _) => FailAfter(Some.Update("begun "));
        await using TestWeb web = await TestWeb.StartAsync(model);

        using HttpClient user = web.As("u-1");
        string body = "";
        try
        {
            using HttpResponseMessage response = await user.PostAsync(new Uri("/stream", UriKind.Relative), new StringContent("hello"));
            body = await response.Content.ReadAsStringAsync();
        }
        catch (HttpRequestException)
        {
            // Kestrel breaks the connection off after the error was sent: a client may see either
            return;
        }

        List<(string Name, JsonElement Data)> events = BrowserExtensions.Events(body);
        Assert.Equal("error", events[^1].Name);
        Assert.Equal("""{"code":"stream_failed"}""", events[^1].Data.GetRawText());
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reasoning_and_files_have_events_of_their_own_and_tool_calls_are_not_sent()
    {
        ChatResponseUpdate[] updates =
        [
            Some.Update(new TextReasoningContent("thinking")),
            Some.Update(new FunctionCallContent("c-1", "tool", new Dictionary<string, object?> { ["secret"] = "argument" }) { InformationalOnly = true }),
            Some.Update(new DataContent(new byte[] { 1, 2, 3 }, "image/png"), new TextContent("text")),
        ];
        string stream = await WriteAsync(updates);

        List<(string Name, JsonElement Data)> events = BrowserExtensions.Events(stream);
        Assert.Equal(["reasoning", "media", "text", "done"], events.Select(e => e.Name));
        Assert.Equal("data:image/png;base64,AQID", events[1].Data.GetProperty("uri").GetString());
        Assert.DoesNotContain("argument", stream, StringComparison.Ordinal);
    }

    // no text, id or label can end an event or begin another one
    [Property(MaxTest = 200)]
    public Property Any_text_arrives_as_it_left() => Prop.ForAll(ArbMap.Default.ArbFor<string?[]>(), ArbMap.Default.ArbFor<string?>(), (texts, id) =>
    {
        ChatResponseUpdate[] updates = [.. texts.Select(t => new ChatResponseUpdate(ChatRole.Assistant, t) { MessageId = id })];
        List<(string Name, JsonElement Data)> events = BrowserExtensions.Events(WriteAsync(updates).GetAwaiter().GetResult());
        string sent = string.Concat(events.Where(e => e.Name == "text").Select(e => e.Data.GetProperty("text").GetString()));

        // a lone surrogate cannot be written as UTF-8
        return sent == System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(string.Concat(texts))) || texts.Any(t => t is not null && t.Any(char.IsSurrogate));
    });

    internal static async Task<List<(string Name, JsonElement Data)>> AskAsync(TestWeb web, string question = "hello", string user = "u-1")
    {
        using HttpClient client = web.As(user);
        using HttpResponseMessage response = await client.PostAsync(new Uri("/stream", UriKind.Relative), new StringContent(question));
        Assert.Equal("text/event-stream; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.True(response.Headers.CacheControl!.NoStore);
        return BrowserExtensions.Events(await response.Content.ReadAsStringAsync());
    }

    // what a page shows that obeys the events, message by message
    internal static Dictionary<string, string> Shown(List<(string Name, JsonElement Data)> events)
    {
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, JsonElement data) in events)
        {
            if (name == "text")
            {
                string id = data.GetProperty("messageId").GetString() ?? "";
                shown[id] = shown.GetValueOrDefault(id, "") + data.GetProperty("text").GetString();
            }
            else if (name == "retraction")
            {
                foreach (JsonElement range in data.GetProperty("ranges").EnumerateArray().OrderByDescending(r => r.GetProperty("start").GetInt32()))
                {
                    string id = range.GetProperty("messageId").GetString() ?? "";
                    shown[id] = shown[id].Remove(range.GetProperty("start").GetInt32(), range.GetProperty("length").GetInt32());
                }
            }
        }

        return shown;
    }

    internal static void Labelled(IGenAiComplianceBuilder builder)
    {
        builder.AddLabeling();
        builder.Services.AddSingleton<IDutyContributor>(new AllScreened());
    }

    private static async Task<string> WriteAsync(ChatResponseUpdate[] updates)
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        await context.Response.WriteGenAiStreamAsync(updates.ToAsyncEnumerable());
        return System.Text.Encoding.UTF8.GetString(body.ToArray());
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> FailAfter(ChatResponseUpdate first)
    {
        yield return first;
        await Task.Yield();
        throw new InvalidOperationException("secret of the model's service");
    }

    private sealed class AllScreened : IDutyContributor
    {
        public IEnumerable<DutyContribution> Contribute() =>
            [.. new[] { "IM-4-CONTENT", "IM-14-1-STOP", "DS-10-REVIEW" }.Select(d => new DutyContribution(d, DutyCoverageKind.Enforced, "a test"))];
    }
}
