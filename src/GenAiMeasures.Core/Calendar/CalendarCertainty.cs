namespace GenAiMeasures;

/// <summary>How sure a calendar is of what it says.</summary>
public enum CalendarCertainty
{
    /// <summary>Every day it looked at is settled by a published notice of the State Council's office.</summary>
    Final = 0,

    /// <summary>It looked at days for which no notice is loaded, and took weekdays to be working days there: look again when the notice is out.</summary>
    Provisional = 1,
}
