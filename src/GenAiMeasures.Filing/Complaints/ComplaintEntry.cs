namespace GenAiMeasures.Filing;

/// <summary>A complaint as it comes in (Interim Measures Art. 15).</summary>
/// <param name="About">What it is about.</param>
/// <param name="Channel">How it came in: a form, a telephone line, a mail, an authority. At most 100 characters.</param>
/// <param name="Text">What the person says. From 1 to 10,000 characters; kept in the register, not in the ledger.</param>
public sealed record ComplaintEntry(ComplaintKind About, string Channel, string Text)
{
    /// <summary>Gets who complains, as the host's authentication knows them, or <see langword="null"/> for somebody unknown. A pseudonym is kept.</summary>
    public Subject? Subject { get; init; }

    /// <summary>Gets how the person can be answered, or <see langword="null"/>. Kept in the register until the person's data are erased.</summary>
    public string? Contact { get; init; }

    /// <summary>Gets the exchange it is about, or <see langword="null"/>.</summary>
    public ExchangeId? Exchange { get; init; }

    /// <summary>Gets the number of the content it is about, from its label (ProduceID), or <see langword="null"/>.</summary>
    public string? ProduceId { get; init; }

    /// <summary>Gets when it came in, where that was earlier than now; a letter, for example. Default: now.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>Gets who entered it: a person's name or number. Default: <c>entry</c>, the entry itself.</summary>
    public string Author { get; init; } = "entry";
}
