namespace GenAiMeasures.Provenance;

/// <summary>What a robots file says about collecting an address, kept with the file's hash (RFC 9309).</summary>
public sealed record RobotsDecision
{
    /// <summary>Gets the address asked about.</summary>
    public string? Location { get; init; }

    /// <summary>Gets the crawler's product token.</summary>
    public string? Agent { get; init; }

    /// <summary>Gets when the file was fetched.</summary>
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>Gets the HTTP status of the fetch.</summary>
    public int? Status { get; init; }

    /// <summary>Gets the SHA-256 of the file's bytes.</summary>
    public string? FileSha256 { get; init; }

    /// <summary>Gets the verdict.</summary>
    public RobotsVerdict Verdict { get; init; }

    /// <summary>Gets the line that decided.</summary>
    public string? Rule { get; init; }
}
