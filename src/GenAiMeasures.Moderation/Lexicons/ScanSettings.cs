namespace GenAiMeasures.Moderation;

// what of the switches the scanner itself needs, and the digest of the policy they are part of
internal sealed record ScanSettings(string Digest, int LongestGap, int LongestInvisible, bool Repeats, Verdict LongRuns);
