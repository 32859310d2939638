namespace GenAiMeasures.ShangMi;

/// <summary>The settings of label signatures, bound from the configuration section <c>GenAiMeasures:ShangMi</c>. Validated at start, all errors at once.</summary>
/// <remarks>Not thread-safe while it is being configured; read-only afterwards.</remarks>
public sealed class ShangMiOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string SectionName = "GenAiMeasures:ShangMi";

    /// <summary>Gets the public keys that are trusted, by the <c>ContentProducer</c> of the labels they sign, in any form that <see cref="Sm2PublicKey.TryParse"/> reads. Where a producer has keys here, a key that travels in a file counts for nothing.</summary>
    /// <value>Default: empty.</value>
    public IDictionary<string, string[]> PinnedKeys { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal);

    /// <summary>Gets or sets whether every label that is produced is signed into <c>ReservedCode1</c>.</summary>
    /// <value>Default: <see langword="false"/>. The text of TC260-PG-202511A was not read first hand, so what is signed here may not be what the guide asks for: <see cref="AcceptUnverifiedFormat"/> has to say that this is known.</value>
    public bool SignLabels { get; set; }

    /// <summary>Gets or sets whether it is accepted that the form of the signature was put together from quotations and from real files, and not verified against the guide's text.</summary>
    /// <value>Required for <see cref="SignLabels"/>. Default: <see langword="false"/>.</value>
    public bool AcceptUnverifiedFormat { get; set; }

    /// <summary>Gets or sets the file that holds the signing key: PEM, unencrypted PKCS #8, readable by the service only.</summary>
    /// <value>Required for <see cref="SignLabels"/>. Default: empty.</value>
    public string SigningKeyFile { get; set; } = "";

    /// <summary>Gets or sets over what is signed.</summary>
    /// <value>Default: <see cref="SignatureDigest.Message"/>, as appendix A.1 is quoted.</value>
    public SignatureDigest Digest { get; set; } = SignatureDigest.Message;
}
