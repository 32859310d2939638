namespace GenAiMeasures.Testing;

/// <summary>What a store keeps and promises, and so which checks it has to pass.</summary>
[Flags]
public enum StoreFeatures
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The ledger and its keys (<see cref="ILedgerStore"/>, <see cref="ILedgerKeyStore"/>).</summary>
    Ledger = 1,

    /// <summary>How users stand (<see cref="IStandingStore"/>).</summary>
    Standing = 2,

    /// <summary>Incidents (<see cref="IIncidentStore"/>).</summary>
    Incidents = 4,

    /// <summary>Accepted agreements (<see cref="IAgreementStore"/>).</summary>
    Agreements = 8,

    /// <summary>Cases such as deadlines and complaints (<see cref="ICaseStore"/>).</summary>
    Cases = 16,

    /// <summary>State about people goes with the person (<see cref="ISubjectState"/>).</summary>
    SubjectState = 32,

    /// <summary>A second writer is refused.</summary>
    OneWriter = 64,

    /// <summary>Any number of writers, each with logs of its own. In the place of <see cref="OneWriter"/>.</summary>
    ManyWriters = 128,

    /// <summary>Everything that a store of one writer keeps.</summary>
    Everything = Ledger | Standing | Incidents | Agreements | Cases | SubjectState | OneWriter,
}
