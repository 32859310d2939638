using Microsoft.Extensions.AI;

namespace GenAiMeasures;

/// <summary>
/// The chat client that admits, screens, stops, labels and records every exchange (Interim Measures Art. 4, 11, 12, 14).
/// Put it outermost: outside caching, logging and function invocation.
/// </summary>
/// <remarks>
/// Thread-safe. Nothing of a request or an answer is kept on the instance. <c>client.GetService(typeof(ComplianceChatClient))</c>
/// proves that a pipeline is wrapped. Made by <c>UseGenAiCompliance()</c>, <c>UseGenAiToolScreening()</c> or <c>WithGenAiCompliance()</c>.
/// </remarks>
public sealed partial class ComplianceChatClient : DelegatingChatClient
{
    private readonly CompliancePipeline _pipeline;
    private readonly bool _hasToolSeat;
    private readonly bool _invokesTools;
    private readonly string _endpoint;

    internal ComplianceChatClient(IChatClient innerClient, CompliancePipeline pipeline, ComplianceSeat seat)
        : base(innerClient)
    {
        _pipeline = pipeline;
        Seat = seat;
        _hasToolSeat = innerClient.GetService<ComplianceChatClient>() is { Seat: ComplianceSeat.Tools };
        _endpoint = EndpointOf(innerClient.GetService<ChatClientMetadata>());
        _invokesTools = innerClient.GetService<FunctionInvokingChatClient>() is not null;
    }

    /// <summary>Gets where this client sits.</summary>
    public ComplianceSeat Seat { get; }

    // tools are run in here without a seat that sees their arguments first
    internal bool LacksToolSeat => Seat == ComplianceSeat.Exchange && _invokesTools && !_hasToolSeat;

    /// <inheritdoc/>
    public override Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (Seat == ComplianceSeat.Tools)
        {
            return RespondInsideAsync(messages, options, cancellationToken);
        }

        return _pipeline.IsTransparent
            ? base.GetResponseAsync(messages, options, cancellationToken)
            : RespondAsync(messages, options, CallContext.Capture(_pipeline), cancellationToken);
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        if (Seat == ComplianceSeat.Tools)
        {
            return StreamInsideAsync(messages, options, cancellationToken);
        }

        return _pipeline.IsTransparent
            ? base.GetStreamingResponseAsync(messages, options, cancellationToken)
            : StreamAsync(messages, options, CallContext.Capture(_pipeline), cancellationToken);
    }

    private static string EndpointOf(ChatClientMetadata? metadata) =>
        metadata?.ProviderUri is { IsAbsoluteUri: true, Host.Length: > 0 } address ? address.Host : metadata?.ProviderName ?? "";

    private ExchangeRun Open(IEnumerable<ChatMessage> messages, ChatOptions? options, CallContext call, bool streaming)
    {
        // a lazy sequence is read once, here
        List<ChatMessage> list = [.. messages];
        if (list.Contains(null!))
        {
            throw new ArgumentException("The messages hold a null element.", nameof(messages));
        }

        var run = new ExchangeRun(_pipeline, call, list, options, streaming, _endpoint);
        if (_hasToolSeat)
        {
            run.Exchange.Options = ToolSeat.Mark(options, run.Exchange.Id);
            _pipeline.Live[run.Exchange.Id.ToString()] = run;
        }
        else
        {
            run.LacksToolSeat = LacksToolSeat;
        }

        return run;
    }
}
