namespace GenAiMeasures.Provenance;

/// <summary>One entry of a register's history: who changed what, and a hash that stands for it and everything before it. Only ever appended.</summary>
public sealed record RegisterEntry
{
    /// <summary>Gets the version, counted from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Gets when it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets by whom: a staff name or number.</summary>
    public required string By { get; init; }

    /// <summary>Gets why.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets what changed.</summary>
    public IReadOnlyList<RegisterChange> Changes { get; init => field = value ?? []; } = [];

    /// <summary>Gets the digest of the register after it.</summary>
    public required string Digest { get; init; }

    /// <summary>Gets the hash of the entry before, or 64 zeros.</summary>
    public required string Previous { get; init; }

    /// <summary>Gets the SHA-256 of this entry.</summary>
    public required string Hash { get; init; }
}
