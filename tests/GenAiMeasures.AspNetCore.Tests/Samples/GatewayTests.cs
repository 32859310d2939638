using System.ClientModel;
using System.Net;
using System.Text;
using System.Text.Json;
using Gateway;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using OpenAI;
using OpenAI.Chat;
using ChatMessage = OpenAI.Chat.ChatMessage;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>The gateway sample, driven by the official OpenAI client.</summary>
public sealed class GatewayTests : IAsyncLifetime
{
    private const string Key = "test-key-1";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genai-measures-gateway-");
    private readonly FakeChatClient _upstream = FakeChatClient.Saying("西湖在", "杭州。");
    private WebApplication? _app;
    private Uri? _address;

    public async ValueTask InitializeAsync()
    {
        _app = GatewayApp.Build(["--urls", "http://127.0.0.1:0"], Path.Combine(_folder.FullName, "gateway.db"), _upstream, ApiKeys.Of((Key, "account-1")));
        await _app.StartAsync();
        _address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async ValueTask DisposeAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _upstream.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_whole_answer_is_labelled_in_text_body_and_header()
    {
        ClientResult<ChatCompletion> result = await Client().CompleteChatAsync([ChatMessage.CreateSystemMessage("简短"), ChatMessage.CreateUserMessage("西湖在哪")]);

        Assert.Equal("【本内容由AI生成】\n\n西湖在杭州。", result.Value.Content[0].Text);
        Assert.Equal(OpenAI.Chat.ChatFinishReason.Stop, result.Value.FinishReason);
        Assert.True(result.GetRawResponse().Headers.TryGetValue("AIGC", out string? label));
        Assert.Contains("\"Label\":\"1\"", label, StringComparison.Ordinal);
        Assert.Equal(["简短", "西湖在哪"], _upstream.LastMessages.Select(m => m.Text));
    }

    [Fact]
    public async Task A_stream_is_a_stream_and_ends_with_its_label()
    {
        var text = new StringBuilder();
        OpenAI.Chat.ChatFinishReason? finish = null;
        await foreach (StreamingChatCompletionUpdate update in Client().CompleteChatStreamingAsync([ChatMessage.CreateUserMessage("西湖在哪")]))
        {
            text.Append(string.Concat(update.ContentUpdate.Select(c => c.Text)));
            finish = update.FinishReason ?? finish;
        }

        Assert.Equal("【本内容由AI生成】\n\n西湖在杭州。", text.ToString());
        Assert.Equal(OpenAI.Chat.ChatFinishReason.Stop, finish);
        Assert.Contains("\"AIGC\":{\"Label\":\"1\"", await RawAsync("""{"stream":true,"messages":[{"role":"user","content":[{"type":"text","text":"西湖在哪"}]}]}"""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stopped_answer_ends_as_filtered(bool streaming)
    {
        _upstream.OnStream = (_, _, _) => Some.Updates("先说背景。", "刷单", "返利", "很赚钱").ToAsyncEnumerable();
        _upstream.OnResponse = (_, _, _) => Task.FromResult(Some.ResponseOf(Some.Updates("先说背景。刷单返利很赚钱")));
        string text = "";
        OpenAI.Chat.ChatFinishReason? finish = null;
        if (streaming)
        {
            await foreach (StreamingChatCompletionUpdate update in Client().CompleteChatStreamingAsync([ChatMessage.CreateUserMessage("说说")]))
            {
                text += string.Concat(update.ContentUpdate.Select(c => c.Text));
                finish = update.FinishReason ?? finish;
            }
        }
        else
        {
            ChatCompletion completion = await Client().CompleteChatAsync([ChatMessage.CreateUserMessage("说说")]);
            text = completion.Content[0].Text;
            finish = completion.FinishReason;
        }

        Assert.Contains("先说背景。", text, StringComparison.Ordinal);
        Assert.EndsWith("抱歉，后续内容涉及违法或不良信息，已停止生成。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("刷单", text, StringComparison.Ordinal);
        Assert.Equal(OpenAI.Chat.ChatFinishReason.ContentFilter, finish);
    }

    [Fact]
    public async Task A_key_that_is_not_known_is_refused()
    {
        ClientResultException error = await Assert.ThrowsAsync<ClientResultException>(() => Client("other-key").CompleteChatAsync([ChatMessage.CreateUserMessage("hi")]));

        Assert.Equal(401, error.Status);
        Assert.Equal(0, _upstream.Calls);
    }

    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"tools":[{"type":"function"}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:"}}]}]}""")]
    [InlineData("""{"messages":[{"role":"tool","content":"x"}]}""")]
    [InlineData("""{"messages":[{"role":"user","content":"x"}],"n":2}""")]
    [InlineData("""{"messages":[]}""")]
    [InlineData("""{"messages":7}""")]
    [InlineData("""[]""")]
    [InlineData("""{"messages":[""")]
    public async Task What_would_go_past_the_screens_is_refused(string body)
    {
        using HttpResponseMessage response = await PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using JsonDocument error = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal("invalid_request_error", error.RootElement.GetProperty("error").GetProperty("type").GetString());
        Assert.Equal(0, _upstream.Calls);
    }

    private ChatClient Client(string key = Key) =>
        new OpenAIClient(new ApiKeyCredential(key), new OpenAIClientOptions { Endpoint = new Uri(_address!, "/v1"), RetryPolicy = new System.ClientModel.Primitives.ClientRetryPolicy(0) }).GetChatClient("any-model");

    private async Task<string> RawAsync(string body)
    {
        using HttpResponseMessage response = await PostAsync(body);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<HttpResponseMessage> PostAsync(string body)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", Key);
        return await client.PostAsync(new Uri(_address!, "/v1/chat/completions"), new StringContent(body, Encoding.UTF8, "application/json"));
    }
}
