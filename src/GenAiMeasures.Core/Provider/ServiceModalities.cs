namespace GenAiMeasures;

/// <summary>What the service generates (Interim Measures Art. 2; GB 45438-2025 ch. 5 has a label rule for each).</summary>
[Flags]
public enum ServiceModalities
{
    /// <summary>Nothing stated.</summary>
    None = 0,

    /// <summary>Text, code included.</summary>
    Text = 1,

    /// <summary>Images.</summary>
    Image = 2,

    /// <summary>Audio, speech included.</summary>
    Audio = 4,

    /// <summary>Video.</summary>
    Video = 8,

    /// <summary>Virtual scenes.</summary>
    VirtualScene = 16,
}
