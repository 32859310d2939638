namespace GenAiMeasures.Provenance;

/// <summary>Where the register is kept.</summary>
public enum TrainingDataStore
{
    /// <summary>In one JSON file that people can write.</summary>
    File = 0,

    /// <summary>In the ledger of the app: each version is a record of it, sealed, and provable from its checkpoints.</summary>
    Ledger = 1,
}
