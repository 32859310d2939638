namespace GenAiMeasures.Labeling;

/// <summary>How the samples of uncompressed sound are written. All are little-endian.</summary>
public enum AudioEncoding
{
    /// <summary>Whole numbers: 8 bits without sign, 16, 24 and 32 bits with sign.</summary>
    Pcm = 0,

    /// <summary>IEEE 754 numbers of 32 or 64 bits, full scale 1.</summary>
    IeeeFloat = 1,
}
