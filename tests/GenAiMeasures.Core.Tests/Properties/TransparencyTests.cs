using Microsoft.Extensions.AI;

namespace GenAiMeasures.Tests;

/// <summary>Invariant 11: with every duty waived and nothing to do, the wrapped client is not there, as Microsoft.Extensions.AI expects of a delegating client.</summary>
public sealed class TransparencyTests
{
    [Fact]
    public async Task Invariant_11_a_response_passes_as_the_same_object_with_the_same_arguments_and_completes_when_the_inner_one_does()
    {
        var source = new TaskCompletionSource<ChatResponse>();
        using var cancellation = new CancellationTokenSource();
        IEnumerable<ChatMessage>? seen = null;
        using var inner = new Inner { OnResponse = (m, _, _) => Set(ref seen, m, source.Task) };
        await using TestHost host = TestHost.Create(inner, records: false);
        var messages = new List<ChatMessage>();
        var options = new ChatOptions();
        var expected = new ChatResponse();

        Task<ChatResponse> task = host.Client.GetResponseAsync(messages, options, cancellation.Token);

        Assert.False(task.IsCompleted);
        source.SetResult(expected);
        Assert.True(task.IsCompleted);
        Assert.Same(expected, await task);
        Assert.Same(messages, seen);
        Assert.Same(options, inner.Options);
        Assert.Equal(cancellation.Token, inner.Token);
    }

    [Fact]
    public async Task Invariant_11_a_stream_passes_as_the_same_objects_one_by_one()
    {
        ChatResponseUpdate[] expected = [Some.Update("a"), Some.Update("b"), Some.Update()];
        IEnumerable<ChatMessage>? seen = null;
        using var inner = new Inner { OnStream = (m, _, _) => Set(ref seen, m, expected.ToAsyncEnumerable()) };
        await using TestHost host = TestHost.Create(inner, records: false);
        var messages = new List<ChatMessage>();

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync(messages);

        Assert.Equal(expected, updates, ReferenceEqualityComparer.Instance);
        Assert.Same(messages, seen);
    }

    [Fact]
    public async Task Invariant_11_services_of_the_inner_client_are_found_and_it_is_disposed_once()
    {
        using var inner = new Inner { OnGetService = (type, key) => type == typeof(TimeZoneInfo) && (string?)key == "k" ? TimeZoneInfo.Utc : null };
        TestHost host = TestHost.Create(inner, records: false);

        Assert.Same(TimeZoneInfo.Utc, host.Client.GetService(typeof(TimeZoneInfo), "k"));
        Assert.Null(host.Client.GetService(typeof(TimeZoneInfo)));
        Assert.Same(host.Client, host.Client.GetService(typeof(IChatClient)));
        await host.DisposeAsync();

        Assert.Equal(1, inner.Disposals);
    }

    [Fact]
    public async Task Invariant_11_with_records_alone_every_update_but_the_last_is_the_models_own_object()
    {
        ChatResponseUpdate[] sent = Some.Updates("a", "b", "c");
        sent[0].RawRepresentation = new object();
        await using TestHost host = TestHost.Create(FakeChatClient.Answering(sent));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.Equal("abc", updates.TextOf());
        Assert.Same(sent[0], updates[0]);
        Assert.Same(sent[1], updates[1]);
    }

    [Fact]
    public async Task Invariant_11_nothing_else_of_an_untouched_response_is_lost()
    {
        var raw = new object();
        var citation = new CitationAnnotation { Title = "a source" };
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, [new TextContent("fine") { Annotations = [citation] }]) { MessageId = "m", AuthorName = "bot" })
        {
            ResponseId = "r",
            ConversationId = "c",
            ModelId = "x",
            CreatedAt = DateTimeOffset.UnixEpoch,
            FinishReason = ChatFinishReason.Length,
            Usage = new UsageDetails { TotalTokenCount = 7 },
            RawRepresentation = raw,
            AdditionalProperties = new() { ["k"] = "v" },
        };
        await using TestHost host = TestHost.Create(
            new FakeChatClient { OnResponse = (_, _, _) => Task.FromResult(response) }, stages: new TestScreen().With("forbidden", Verdict.Stop));

        ChatResponse result = await host.Client.GetResponseAsync("hello");

        Assert.Equal(("r", "c", "x", DateTimeOffset.UnixEpoch), (result.ResponseId, result.ConversationId, result.ModelId, result.CreatedAt!.Value));
        Assert.Equal(ChatFinishReason.Length, result.FinishReason);
        Assert.Equal(7, result.Usage!.TotalTokenCount);
        Assert.Same(raw, result.RawRepresentation);
        Assert.Equal("v", result.AdditionalProperties!["k"]);
        Assert.Equal(("m", "bot"), (result.Messages[0].MessageId, result.Messages[0].AuthorName));
        Assert.Same(citation, Assert.Single(result.Messages[0].Contents[0].Annotations!));
        Assert.Single(response.AdditionalProperties!);
        Assert.Null(response.Messages[0].AdditionalProperties);
    }

    private static T Set<T>(ref IEnumerable<ChatMessage>? place, IEnumerable<ChatMessage> messages, T result)
    {
        place = messages;
        return result;
    }

    // a model that shows the very objects it was called with
    private sealed class Inner : IChatClient
    {
        public Func<IEnumerable<ChatMessage>, ChatOptions?, CancellationToken, Task<ChatResponse>>? OnResponse { get; set; }

        public Func<IEnumerable<ChatMessage>, ChatOptions?, CancellationToken, IAsyncEnumerable<ChatResponseUpdate>>? OnStream { get; set; }

        public Func<Type, object?, object?>? OnGetService { get; set; }

        public ChatOptions? Options { get; private set; }

        public CancellationToken Token { get; private set; }

        public int Disposals { get; private set; }

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Options = options;
            Token = cancellationToken;
            return OnResponse!(messages, options, cancellationToken);
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            OnStream!(messages, options, cancellationToken);

        public object? GetService(Type serviceType, object? serviceKey = null) => OnGetService?.Invoke(serviceType, serviceKey);

        public void Dispose() => Disposals++;
    }
}
