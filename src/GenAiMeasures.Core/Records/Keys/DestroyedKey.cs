namespace GenAiMeasures;

/// <summary>A data key that was destroyed. It says nothing of whom it was for.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Fingerprint">What only the key itself gives, as 32 hexadecimal digits: it tells the key from another one under the same number.</param>
public readonly record struct DestroyedKey(long Number, string Fingerprint);
