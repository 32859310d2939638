using Microsoft.Extensions.AI;

namespace GenAiMeasures;

/// <summary>One step that every exchange passes (环节). Packages and hosts contribute stages; none brings a chat client of its own.</summary>
/// <remarks>
/// A stage serves every exchange and must be thread-safe. What it keeps for one exchange belongs into what it opens, or
/// into <see cref="Exchange.Set{T}"/>. Exceptions from <see cref="AdmitAsync"/> refuse the exchange; exceptions from
/// <see cref="SettleAsync"/> end the answer before its final update: a duty that could not be done is not passed over.
/// </remarks>
public abstract class ExchangeStage
{
    /// <summary>Gets the stage's name in records and diagnostics.</summary>
    public abstract string Name { get; }

    /// <summary>Gets the stage's place among the others; see <see cref="StageOrder"/>. Equal numbers keep the order of registration.</summary>
    public abstract int Order { get; }

    /// <summary>Decides, before the model is asked, whether the exchange may take place. May replace the messages.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The admission.</returns>
    public virtual ValueTask<Admission> AdmitAsync(Exchange exchange, CancellationToken cancellationToken) => new(Admission.Pass);

    /// <summary>Replaces what the model need not see in the messages of one turn inside a tool loop: called by the seat of <c>UseGenAiToolScreening()</c>, for every turn.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="messages">The messages, screened; those of earlier turns may have passed here before.</param>
    /// <returns>The same list, or another one with new objects where they differ. An exception refuses the exchange.</returns>
    public virtual IReadOnlyList<ChatMessage> Minimise(Exchange exchange, IReadOnlyList<ChatMessage> messages) => messages;

    /// <summary>Opens the stage's screen for an exchange. Called before anything is screened; what it returns serves both directions.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <returns>The screen, or <see langword="null"/>.</returns>
    public virtual ExchangeScreen? OpenScreen(Exchange exchange) => null;

    /// <summary>Opens the stage's labeler for an exchange. Called after the exchange was admitted.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <returns>The labeler, or <see langword="null"/>.</returns>
    public virtual AnswerLabeler? OpenLabeler(Exchange exchange) => null;

    /// <summary>Acts on what was decided, after the answer has ended and before its record is closed.</summary>
    /// <param name="exchange">The exchange, with its outcome.</param>
    /// <param name="cancellationToken">Not cancelled by the caller: a duty outlives the caller's patience.</param>
    /// <returns>A task that ends when it is done.</returns>
    public virtual ValueTask SettleAsync(Exchange exchange, CancellationToken cancellationToken) => default;
}
