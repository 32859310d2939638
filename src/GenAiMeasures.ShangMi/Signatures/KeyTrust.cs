namespace GenAiMeasures.ShangMi;

/// <summary>Where the key came from that a signature was checked with.</summary>
public enum KeyTrust
{
    /// <summary>No key was used.</summary>
    None = 0,

    /// <summary>The key travelled in the file: it proves integrity only. Anyone can put a key of their own there.</summary>
    InFile = 1,

    /// <summary>The key was pinned for this producer by the operator.</summary>
    Pinned = 2,
}
