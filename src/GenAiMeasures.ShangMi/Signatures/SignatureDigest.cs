namespace GenAiMeasures.ShangMi;

/// <summary>Over what a label's signature goes. Which of the two is normative is open; both are in real files.</summary>
public enum SignatureDigest
{
    /// <summary>Over the message itself, as appendix A.1 of TC260-PG-202511A reads (quoted).</summary>
    Message = 0,

    /// <summary>Over SM3 of the message: hashed twice.</summary>
    MessageHash = 1,
}
