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

    /// <summary>The ledger went on after an older copy was put in its place.</summary>
    LedgerRestored = 10,

    /// <summary>Records were deleted by their terms.</summary>
    RetentionRun = 11,

    /// <summary>A setting or a screen's policy changed.</summary>
    ConfigurationChanged = 12,

    /// <summary>The recorder runs.</summary>
    Heartbeat = 13,

    /// <summary>The clock was set.</summary>
    ClockJumped = 14,

    /// <summary>The data keys were wrapped anew.</summary>
    KeysRotated = 15,

    /// <summary>An instance did not come back: its logs were closed by another.</summary>
    LogsClosed = 16,

    /// <summary>An instance came back after its logs were closed, and goes on in them.</summary>
    JournalResumed = 17,

    /// <summary>What an instance had recorded on its own disk and not shipped was declared lost.</summary>
    JournalLost = 18,

    /// <summary>An operator did something by hand in the console.</summary>
    OperatorActed = 19,

    /// <summary>A person's request came in, or became a step further.</summary>
    SubjectRequested = 20,

    /// <summary>A person's data is to be erased, or was.</summary>
    SubjectErased = 21,

    /// <summary>A person corrected or supplemented what is recorded.</summary>
    SubjectCorrected = 22,

    /// <summary>A hold was opened or released.</summary>
    HoldChanged = 23,

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

    /// <summary>From where and with what client an exchange was asked for.</summary>
    ClientSeen = 48,

    /// <summary>Changed lexicons came into force.</summary>
    LexiconReloaded = 50,

    /// <summary>Changed lexicons could not be used; the last good ones stay in force.</summary>
    LexiconReloadFailed = 51,

    /// <summary>A user was given content without its explicit label.</summary>
    UnlabelledGranted = 60,

    /// <summary>A platform checked a content before it spreads it.</summary>
    PropagationChecked = 61,

    /// <summary>A generator of images or speech made something outside of a chat.</summary>
    MediaGenerated = 62,

    /// <summary>A user declared that what they upload was generated.</summary>
    ContentDeclared = 69,

    /// <summary>The register of training data and annotation became a version further.</summary>
    TrainingDataCommitted = 70,

    /// <summary>A clock of a rule was started, moved or stopped.</summary>
    DeadlineChanged = 80,

    /// <summary>A step of a complaint or report by the public.</summary>
    ComplaintStepTaken = 81,

    /// <summary>A report on an incident was drafted, sent, or could not be sent.</summary>
    ReportStepTaken = 82,

    /// <summary>A version of a text towards users took effect.</summary>
    PolicyPublished = 83,

    /// <summary>An inspection dossier was built.</summary>
    DossierBuilt = 84,

    /// <summary>A keyword library or the test banks became another version.</summary>
    MaterialUpdated = 85,
}
