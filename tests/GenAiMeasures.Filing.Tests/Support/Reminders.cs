namespace GenAiMeasures.Filing.Tests;

/// <summary>A host's way of reminding that keeps what it was told, and fails when it is told to.</summary>
internal sealed class Reminders : IDeadlineReminder
{
    public List<DeadlineReminder> Told { get; } = [];

    public bool Fails { get; set; }

    public ValueTask RemindAsync(DeadlineReminder reminder, CancellationToken cancellationToken)
    {
        if (Fails)
        {
            throw new InvalidOperationException("the mail server is down");
        }

        Told.Add(reminder);
        return default;
    }
}
