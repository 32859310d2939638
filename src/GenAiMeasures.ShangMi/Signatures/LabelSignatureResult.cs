namespace GenAiMeasures.ShangMi;

/// <summary>The result of checking one signature of a label. Immutable.</summary>
public sealed record LabelSignatureResult
{
    /// <summary>Gets what became of the check.</summary>
    public required LabelSignatureState State { get; init; }

    /// <summary>Gets a stable code for the reason: <c>empty</c>, <c>no_signature</c>, <c>verified</c>, <c>mismatch</c>, <c>key_not_pinned</c>, <c>signature_malformed</c>, <c>key_malformed</c>, <c>no_key</c>, <c>algorithm</c>, <c>signed_part</c>, <c>opaque</c>, <c>damaged</c>, <c>too_many</c> or <c>propagator_message</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Gets the reason in English; it never quotes a value.</summary>
    public required string English { get; init; }

    /// <summary>Gets the reason in Chinese.</summary>
    public required string Chinese { get; init; }

    /// <summary>Gets over what the signature goes, or <see langword="null"/> when it did not verify.</summary>
    public SignatureDigest? Digest { get; init; }

    /// <summary>Gets where the key came from.</summary>
    public KeyTrust Trust { get; init; }

    /// <summary>Gets the fingerprint of the key that verified, or <see langword="null"/>.</summary>
    public string? KeyFingerprint { get; init; }

    /// <summary>Gets whether the security data also bind the content. That binding is not checked.</summary>
    public bool BindsContent { get; init; }
}
