namespace GenAiMeasures;

/// <summary>How much a text of a console page should strike the eye. It never stands for the text: colours are not seen by everybody.</summary>
public enum ConsoleTone
{
    /// <summary>As any text.</summary>
    Plain = 0,

    /// <summary>As it should be.</summary>
    Good = 1,

    /// <summary>Worth knowing.</summary>
    Info = 2,

    /// <summary>Somebody should look.</summary>
    Warn = 3,

    /// <summary>Somebody must act.</summary>
    Bad = 4,
}
