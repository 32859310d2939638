namespace GenAiMeasures.Labeling;

/// <summary>The answer to a request for content without explicit label. Immutable.</summary>
public sealed record UnlabelledGrant
{
    /// <summary>Gets the permit, or <see langword="null"/> when the request was not granted.</summary>
    public UnlabelledPermit? Permit { get; init; }

    /// <summary>Gets a stable code: <c>granted</c>, <c>disabled</c>, <c>subject_not_identified</c>, <c>agreement_not_accepted</c>, <c>request_out_of_order</c>, <c>request_in_future</c>, <c>request_expired</c>, <c>reference_missing</c> or <c>no_ledger</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Gets what the user may be told, in Chinese.</summary>
    public required string Chinese { get; init; }

    /// <summary>Gets the same in English.</summary>
    public required string English { get; init; }

    /// <summary>Gets whether it was granted.</summary>
    public bool IsGranted => Permit is not null;
}
