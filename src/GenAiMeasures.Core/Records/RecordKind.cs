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

    /// <summary>A step of an incident.</summary>
    IncidentStepTaken = 31,

    /// <summary>Something was reported to an authority.</summary>
    RegulatorReported = 32,

    /// <summary>The open rectification items were written out as a sample set.</summary>
    RectificationExported = 33,

    /// <summary>Inputs or usage records were given to somebody, or were not.</summary>
    ContentShared = 34,

    /// <summary>A subject accepted a version of the service agreement.</summary>
    AgreementAccepted = 35,
}
