namespace GenAiMeasures.ShangMi;

/// <summary>What became of checking a label's signature.</summary>
public enum LabelSignatureState
{
    /// <summary>There is no signature.</summary>
    NotSigned = 0,

    /// <summary>There may be a signature, and it cannot be checked here. This is neither good nor bad.</summary>
    Unsupported = 1,

    /// <summary>There is a signature, and it is not one of these fields by this key.</summary>
    Failed = 2,

    /// <summary>The signature is one of these fields. With a key from the file it proves that the fields were not changed by accident, and nothing about who wrote them.</summary>
    Verified = 3,
}
