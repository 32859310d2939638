namespace GenAiMeasures.Labeling.Drawing;

/// <summary>Where the mark stands: at a corner or at an edge (GB 45438-2025 5.2, quoted), of the image as it is shown.</summary>
public enum MarkPosition
{
    /// <summary>The lower right corner.</summary>
    BottomRight = 0,

    /// <summary>The lower left corner.</summary>
    BottomLeft = 1,

    /// <summary>The upper right corner.</summary>
    TopRight = 2,

    /// <summary>The upper left corner.</summary>
    TopLeft = 3,

    /// <summary>The middle of the lower edge.</summary>
    Bottom = 4,

    /// <summary>The middle of the upper edge.</summary>
    Top = 5,
}
