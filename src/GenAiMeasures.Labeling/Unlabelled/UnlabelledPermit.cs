namespace GenAiMeasures.Labeling;

/// <summary>A granted and recorded request: one exchange of its subject may go without explicit label. The implicit label stays. Thread-safe; spent by its first use.</summary>
public sealed class UnlabelledPermit
{
    private int _isSpent;

    internal UnlabelledPermit(Subject subject, string reference)
    {
        Subject = subject;
        Reference = reference;
    }

    /// <summary>Gets the host's number of the request.</summary>
    public string Reference { get; }

    /// <summary>Gets whether an exchange has used it.</summary>
    public bool IsSpent => Volatile.Read(ref _isSpent) != 0;

    internal Subject Subject { get; }

    internal bool IsFor(Subject? subject) =>
        subject is not null
        && string.Equals(subject.Id, Subject.Id, StringComparison.Ordinal)
        && string.Equals(subject.Tenant, Subject.Tenant, StringComparison.Ordinal);

    internal bool TrySpend() => Interlocked.Exchange(ref _isSpent, 1) == 0;
}
