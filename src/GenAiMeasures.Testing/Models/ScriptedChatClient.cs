using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Testing;

/// <summary>The only fake that a test of an exchange needs: a model that says what it was told to, and shows how it was used.</summary>
/// <remarks>For one call at a time, except <see cref="OpenStreams"/>, which any thread may read.</remarks>
public sealed class ScriptedChatClient : IChatClient
{
    private int _open;
    private int _calls;
    private int _produced;

    /// <summary>Gets or sets what answers a call that does not stream.</summary>
    public Func<IReadOnlyList<ChatMessage>, ChatOptions?, CancellationToken, Task<ChatResponse>>? OnResponse { get; set; }

    /// <summary>Gets or sets what answers a call that streams.</summary>
    public Func<IReadOnlyList<ChatMessage>, ChatOptions?, CancellationToken, IAsyncEnumerable<ChatResponseUpdate>>? OnStream { get; set; }

    /// <summary>Gets or sets what answers <see cref="GetService"/>; the client itself by default.</summary>
    public Func<Type, object?, object?>? OnGetService { get; set; }

    /// <summary>Gets how many streams were begun and not yet disposed: a stopped answer leaves none.</summary>
    public int OpenStreams => Volatile.Read(ref _open);

    /// <summary>Gets how often the model was called.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Gets how many updates the streams have produced.</summary>
    public int Produced => Volatile.Read(ref _produced);

    /// <summary>Gets whether the client was disposed.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>Gets the messages of the last call: what reached the model.</summary>
    public IReadOnlyList<ChatMessage> LastMessages { get; private set; } = [];

    /// <summary>Gets the options of the last call.</summary>
    public ChatOptions? LastOptions { get; private set; }

    /// <summary>A model that answers with these updates, streaming and not, every time.</summary>
    /// <param name="updates">The updates.</param>
    /// <returns>The model.</returns>
    public static ScriptedChatClient Answering(params ChatResponseUpdate[] updates) => new()
    {
        OnStream = (_, _, _) => updates.ToAsyncEnumerable(),
        OnResponse = (_, _, _) => Task.FromResult(ScriptedUpdates.ResponseOf(updates)),
    };

    /// <summary>A model that answers with a text in these pieces, one an update, streaming and not, every time.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <returns>The model.</returns>
    public static ScriptedChatClient Saying(params string[] pieces) => Answering(ScriptedUpdates.Of(pieces));

    /// <summary>A model that plays a script: one turn a call.</summary>
    /// <param name="script">The script.</param>
    /// <param name="time">The clock of its pauses; the system's when it is <see langword="null"/>.</param>
    /// <returns>The model. A call after the last turn throws <see cref="InvalidOperationException"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="script"/> is <see langword="null"/>.</exception>
    public static ScriptedChatClient Playing(ChatScript script, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(script);
        var player = new ChatScriptPlayer(script, time ?? TimeProvider.System);
        return new() { OnStream = (_, _, cancellation) => player.StreamAsync(cancellation), OnResponse = (_, _, cancellation) => player.RespondAsync(cancellation) };
    }

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Note(messages, options);
        return OnResponse!(LastMessages, options, cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Note(messages, options);
        Interlocked.Increment(ref _open);
        try
        {
            await foreach (ChatResponseUpdate update in OnStream!(LastMessages, options, cancellationToken).WithCancellation(cancellationToken))
            {
                Interlocked.Increment(ref _produced);
                yield return update;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return OnGetService is not null ? OnGetService(serviceType, serviceKey)
            : serviceKey is null && serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    /// <inheritdoc/>
    public void Dispose() => IsDisposed = true;

    private void Note(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        Interlocked.Increment(ref _calls);
        LastMessages = [.. messages];
        LastOptions = options;
    }
}
