namespace GenAiMeasures;

/// <summary>What a record is about. The numbers are stored: a number is never changed or reused.</summary>
public enum RecordKind
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>An exchange began.</summary>
    ExchangeOpened = 1,

    /// <summary>An exchange ended.</summary>
    ExchangeSettled = 2,

    /// <summary>The service started with these settings.</summary>
    ServiceStarted = 3,

    /// <summary>A duty was set aside, with the reason.</summary>
    DutyWaived = 4,

    /// <summary>The ledger could not be written for a while.</summary>
    LedgerGap = 5,

    /// <summary>A subject's standing changed, or a change was asked for.</summary>
    StandingChanged = 30,
}
