namespace GenAiMeasures.Labeling;

/// <summary>The corner of the picture in which the visible label stands.</summary>
public enum VideoCorner
{
    /// <summary>Top left.</summary>
    TopLeft = 0,

    /// <summary>Top right.</summary>
    TopRight = 1,

    /// <summary>Bottom left.</summary>
    BottomLeft = 2,

    /// <summary>Bottom right.</summary>
    BottomRight = 3,
}
