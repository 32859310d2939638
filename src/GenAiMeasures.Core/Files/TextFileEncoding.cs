namespace GenAiMeasures;

/// <summary>How the bytes of a text file are read.</summary>
public enum TextFileEncoding
{
    /// <summary>By the byte order mark, and as UTF-8 without one. A byte that is not UTF-8 is an error with its line, never a guess.</summary>
    Detect = 0,

    /// <summary>UTF-8.</summary>
    Utf8 = 1,

    /// <summary>UTF-16, little-endian unless a byte order mark says otherwise.</summary>
    Utf16 = 2,

    /// <summary>GB 18030, which holds GBK and GB 2312.</summary>
    Gb18030 = 3,
}
