using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Tests;

/// <summary>The only fake of a model: two callbacks, and a look at how its streams were used.</summary>
internal sealed class FakeChatClient : IChatClient
{
    private int _open;

    public Func<IReadOnlyList<ChatMessage>, ChatOptions?, CancellationToken, Task<ChatResponse>>? OnResponse { get; set; }

    public Func<IReadOnlyList<ChatMessage>, ChatOptions?, CancellationToken, IAsyncEnumerable<ChatResponseUpdate>>? OnStream { get; set; }

    public Func<Type, object?, object?>? OnGetService { get; set; }

    /// <summary>Streams that were begun and not yet disposed.</summary>
    public int OpenStreams => Volatile.Read(ref _open);

    public int Calls { get; private set; }

    /// <summary>How many updates the streams have produced.</summary>
    public int Produced { get; private set; }

    public bool IsDisposed { get; private set; }

    public IReadOnlyList<ChatMessage> LastMessages { get; private set; } = [];

    public ChatOptions? LastOptions { get; private set; }

    /// <summary>Answers with these updates, streaming and not.</summary>
    public static FakeChatClient Answering(params ChatResponseUpdate[] updates) => new()
    {
        OnStream = (_, _, _) => updates.ToAsyncEnumerable(),
        OnResponse = (_, _, _) => Task.FromResult(Some.ResponseOf(updates)),
    };

    /// <summary>Answers with a text in these pieces, streaming and not.</summary>
    public static FakeChatClient Saying(params string[] pieces) => Answering(Some.Updates(pieces));

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Note(messages, options);
        return OnResponse!(LastMessages, options, cancellationToken);
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Note(messages, options);
        Interlocked.Increment(ref _open);
        try
        {
            await foreach (ChatResponseUpdate update in OnStream!(LastMessages, options, cancellationToken).WithCancellation(cancellationToken))
            {
                Produced++;
                yield return update;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        OnGetService is not null ? OnGetService(serviceType, serviceKey)
        : serviceKey is null && serviceType.IsInstanceOfType(this) ? this
        : null;

    public void Dispose() => IsDisposed = true;

    private void Note(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        Calls++;
        LastMessages = [.. messages];
        LastOptions = options;
    }
}
