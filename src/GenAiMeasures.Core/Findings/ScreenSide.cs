namespace GenAiMeasures;

/// <summary>Which way a content travels.</summary>
public enum ScreenSide
{
    /// <summary>Towards the model.</summary>
    Input = 0,

    /// <summary>From the model towards the user.</summary>
    Output = 1,
}
