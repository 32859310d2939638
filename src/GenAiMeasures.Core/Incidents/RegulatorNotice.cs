namespace GenAiMeasures;

/// <summary>A report that was sent to an authority (向有关主管部门报告). The library does not send it.</summary>
/// <param name="Author">Who sent it.</param>
/// <param name="Authority">To whom, such as the local office of the Cyberspace Administration.</param>
/// <param name="Channel">How: a form, a letter, a hotline. No public text names the channel.</param>
/// <param name="Reference">The receipt's number, or where the sent paper is found.</param>
/// <param name="SentAt">When it was sent.</param>
public sealed record RegulatorNotice(string Author, string Authority, string Channel, string Reference, DateTimeOffset SentAt)
{
    /// <summary>Gets the SHA-256 of what was sent as 64 hexadecimal digits, or <see langword="null"/>.</summary>
    public string? Sha256 { get; init; }
}
