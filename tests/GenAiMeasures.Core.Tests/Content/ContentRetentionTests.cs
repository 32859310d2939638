using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Tests;

/// <summary>What is kept of prompts and answers: nothing, unless the host says so; then sealed apart from the record.</summary>
public sealed class ContentRetentionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_of_what_is_said_is_kept_by_default()
    {
        await using TestHost host = TestHost.Create(FakeChatClient.Answering(Some.Updates("你好", "世界")));

        await AskAsync(host, "我叫张三");

        LedgerEntry settled = Assert.Single(host.Store.Entries, e => e.Kind == RecordKind.ExchangeSettled);
        Assert.Equal([RecordPartId.Facts], settled.Parts.Select(p => p.Id));
        Assert.Null(RecordCodec.ReadContent(settled));
        Assert.All(host.Store.Entries, e => Assert.DoesNotContain("张三", Encoding.UTF8.GetString(e.Body.Span), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Always_keeps_the_turn_and_the_answer_in_a_part_of_their_own(bool streaming)
    {
        await using TestHost host = TestHost.Create(
            FakeChatClient.Answering(Some.Updates("你好", "世界")), o => o.Records.RetainContent = ContentRetention.Always);

        await AskAsync(host, streaming, new ChatMessage(ChatRole.User, "先前的话"), new ChatMessage(ChatRole.Assistant, "先前的答"), new ChatMessage(ChatRole.User, "我叫张三"));

        LedgerEntry settled = Assert.Single(host.Store.Entries, e => e.Kind == RecordKind.ExchangeSettled);
        Assert.Equal([RecordPartId.Facts, RecordPartId.Content], settled.Parts.Select(p => p.Id));
        ExchangeContent content = RecordCodec.ReadContent(settled)!;
        Assert.Equal((false, 2, false), (content.IsEvidence, content.FirstMessage, content.IsTruncated));
        Assert.Equal(("user", ContentKind.Text, "我叫张三"), Only(content.Input));
        Assert.Equal(("assistant", ContentKind.Text, "你好世界"), Only(content.Output));
        Assert.DoesNotContain("张三", Encoding.UTF8.GetString(settled.Body.Span), StringComparison.Ordinal);
        Assert.True(RecordHeader.TryRead(settled.Header.Span, out RecordHeader? header));
        Assert.Equal([1, 2], header.Parts.Select(p => p.Class));
    }

    [Fact]
    public async Task On_incident_keeps_nothing_of_an_answer_that_went_well()
    {
        await using TestHost host = TestHost.Create(
            FakeChatClient.Answering(Some.Updates("好")), o => o.Records.RetainContent = ContentRetention.OnIncident, b => b.UseIncidentStore<MemoryIncidentStore>());

        await AskAsync(host, "我叫张三");

        Assert.All(host.Store.SealedEntries, e => Assert.Equal([RecordPartId.Facts], e.Parts.Select(p => p.Id)));
    }

    [Theory]
    [InlineData(ContentRetention.OnIncident)]
    [InlineData(ContentRetention.Always)]
    public async Task Incident_keeps_the_whole_call_and_what_the_model_sent_as_evidence(ContentRetention retention)
    {
        await using TestHost host = TestHost.Create(
            FakeChatClient.Answering(Some.Updates("前面", "坏词后面", "不再要的")),
            o => o.Records.RetainContent = retention,
            b => b.UseIncidentStore<MemoryIncidentStore>(),
            stages: new TestScreen().With("坏词", Verdict.Stop));

        await AskAsync(host, true, new ChatMessage(ChatRole.User, "一"), new ChatMessage(ChatRole.Assistant, "二"), new ChatMessage(ChatRole.User, "三"));

        LedgerEntry settled = Assert.Single(host.Store.Entries, e => e.Kind == RecordKind.ExchangeSettled);
        Assert.Equal([RecordPartId.Facts, RecordPartId.Evidence], settled.Parts.Select(p => p.Id));
        ExchangeContent content = RecordCodec.ReadContent(settled)!;
        Assert.Equal((true, 0), (content.IsEvidence, content.FirstMessage));
        Assert.Equal(["一", "二", "三"], content.Input.Select(m => m.Pieces[0].Text));
        Assert.Equal("前面坏词后面", Assert.Single(content.Output).Pieces[0].Text);
        Assert.True(RecordHeader.TryRead(settled.Header.Span, out RecordHeader? header));
        Assert.Equal([1, 4], header.Parts.Select(p => p.Class));
    }

    [Fact]
    public async Task Data_is_described_and_tools_are_read()
    {
        ChatResponseUpdate[] updates =
        [
            Some.Update(new TextReasoningContent("想")),
            Some.Update("好"),
            Some.Update(new FunctionCallContent("c-1", "lookup", new Dictionary<string, object?> { ["city"] = "北京" })),
            Some.Update(new DataContent(new byte[] { 1, 2, 3 }, "image/png")),
        ];
        await using TestHost host = TestHost.Create(FakeChatClient.Answering(updates), o => o.Records.RetainContent = ContentRetention.Always);

        await AskAsync(host, true, new ChatMessage(ChatRole.User, [new TextContent("看"), new DataContent(new byte[] { 9 }, "image/jpeg")]));

        ExchangeContent content = RecordCodec.ReadContent(Assert.Single(host.Store.Entries, e => e.Kind == RecordKind.ExchangeSettled))!;
        Assert.Equal([(ContentKind.Text, "看", null), (ContentKind.Data, null, "image/jpeg")], content.Input[0].Pieces.Select(p => (p.Kind, p.Text, p.MediaType)));
        Assert.Equal(
            [ContentKind.Reasoning, ContentKind.Text, ContentKind.ToolName, ContentKind.ToolArgument, ContentKind.ToolArgument, ContentKind.Data],
            content.Output[0].Pieces.Select(p => p.Kind));
        ContentPiece image = content.Output[0].Pieces[^1];
        Assert.Equal(("image/png", 3L, "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81"), (image.MediaType, image.Length, image.Sha256));
    }

    [Fact]
    public async Task Content_that_is_longer_than_any_chat_is_cut_and_says_so()
    {
        string long1 = new('长', 3 * 1024 * 1024);
        await using TestHost host = TestHost.Create(FakeChatClient.Answering(Some.Updates(long1, long1)), o => o.Records.RetainContent = ContentRetention.Always);

        await AskAsync(host, "问");

        ExchangeContent content = RecordCodec.ReadContent(Assert.Single(host.Store.Entries, e => e.Kind == RecordKind.ExchangeSettled))!;
        Assert.True(content.IsTruncated);
        Assert.Equal(4 * 1024 * 1024, content.Output[0].Pieces[0].Text!.Length);
    }

    [Fact]
    public void What_is_kept_is_written_in_words_and_read_back()
    {
        var content = new ExchangeContent { IsEvidence = true, Input = [new ContentMessage("user", [new ContentPiece { Kind = ContentKind.Text, Text = "问" }])] };

        Assert.Equal("""{"isEvidence":true,"firstMessage":0,"input":[{"role":"user","pieces":[{"kind":"Text","text":"问"}]}],"output":[],"isTruncated":false}""", Encoding.UTF8.GetString(content.ToUtf8Bytes()));
        Assert.Equal("问", ExchangeContent.Parse(content.ToUtf8Bytes()).Input[0].Pieces[0].Text);
    }

    private static (string Role, ContentKind Kind, string? Text) Only(IReadOnlyList<ContentMessage> messages)
    {
        ContentMessage message = Assert.Single(messages);
        ContentPiece piece = Assert.Single(message.Pieces);
        return (message.Role, piece.Kind, piece.Text);
    }

    private static Task AskAsync(TestHost host, string question) => AskAsync(host, true, new ChatMessage(ChatRole.User, question));

    private static async Task AskAsync(TestHost host, bool streaming, params ChatMessage[] messages)
    {
        if (!streaming)
        {
            await host.Client.GetResponseAsync(messages, cancellationToken: Cancellation);
            return;
        }

        await foreach (ChatResponseUpdate update in host.Client.GetStreamingResponseAsync(messages, cancellationToken: Cancellation))
        {
            Assert.NotNull(update);
        }
    }
}
