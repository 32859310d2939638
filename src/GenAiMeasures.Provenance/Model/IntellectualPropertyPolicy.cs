namespace GenAiMeasures.Provenance;

/// <summary>The organisation's rules on intellectual property (TC260-003 5.2 b).</summary>
public sealed record IntellectualPropertyPolicy
{
    /// <summary>Gets the responsible person: a staff name or number.</summary>
    public string? Owner { get; init; }

    /// <summary>Gets the strategy.</summary>
    public IReadOnlyList<Evidence> Strategy { get; init => field = value ?? []; } = [];

    /// <summary>Gets the channel for complaints.</summary>
    public string? ComplaintChannel { get; init; }

    /// <summary>Gets whether the agreement tells users of the risk.</summary>
    public bool UsersAreTold { get; init; }

    /// <summary>Gets where the summary of protected training data is published (advisable).</summary>
    public string? PublicSummary { get; init; }

    /// <summary>Gets how third parties may ask (advisable).</summary>
    public string? ThirdPartyQueries { get; init; }
}
