namespace GenAiMeasures.ShangMi;

/// <summary>An entry of <c>PubSD</c>: a signature (<c>DS</c>) or a key (<c>PubKey</c>). Every value is as it stood there; what is missing is <see langword="null"/>.</summary>
/// <param name="Type">The kind of entry.</param>
/// <param name="AlgorithmId"><c>AlgID</c>: an object identifier.</param>
/// <param name="KeyId"><c>KeyID</c>: pairs a signature with its key.</param>
/// <param name="SignedPart"><c>TBSData.Type</c>: what was signed.</param>
/// <param name="Signature">The signature.</param>
/// <param name="KeyValue">The key.</param>
public sealed record SecurityEntry(string? Type, string? AlgorithmId, string? KeyId, string? SignedPart, string? Signature, string? KeyValue)
{
    internal const string Sm2WithSm3 = "1.2.156.10197.1.501";

    internal bool IsSignature => string.Equals(Type?.Trim(), "DS", StringComparison.OrdinalIgnoreCase);

    internal bool IsKey => string.Equals(Type?.Trim(), "PubKey", StringComparison.OrdinalIgnoreCase);

    // the content, not the label: byte ranges that no public text defines
    internal bool IsBinding => SignedPart is { } part
        && (part.Equals("Bnd", StringComparison.OrdinalIgnoreCase) || part.Equals("Binding", StringComparison.OrdinalIgnoreCase));

    // the guide says Md, real files say LabelMataData; nothing said is the label as well
    internal bool IsLabel => string.IsNullOrEmpty(SignedPart)
        || SignedPart.Equals("Md", StringComparison.OrdinalIgnoreCase)
        || SignedPart.Equals("LabelMataData", StringComparison.OrdinalIgnoreCase)
        || SignedPart.Equals("LabelMetaData", StringComparison.OrdinalIgnoreCase);

    internal bool IsSm2 => AlgorithmId is null || AlgorithmId.Trim() == Sm2WithSm3;
}
