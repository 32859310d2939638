namespace GenAiMeasures.Filing;

/// <summary>Told when a deadline comes near or is over. Implemented by hosts: mail, chat, ticket. Thread-safe.</summary>
public interface IDeadlineReminder
{
    /// <summary>Passes a reminder on. When it throws, it is tried again at the next look at the clocks.</summary>
    /// <param name="reminder">The reminder.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>A task that ends when it was passed on.</returns>
    /// <remarks>Each reminder comes once. After a crash between the passing on and its note it may come again, with the same id.</remarks>
    ValueTask RemindAsync(DeadlineReminder reminder, CancellationToken cancellationToken);
}
