namespace GenAiMeasures.Storage.PostgreSql;

/// <summary>When a record counts as durable.</summary>
public enum AckWhen
{
    /// <summary>When the database has committed it. The chat path waits for the database, and is refused when that is away. The only choice where the disk of a container is thrown away with it.</summary>
    Database,

    /// <summary>When it is synced to the instance's own sealed journal; the database gets it afterwards. The chat path never waits for the network. Needs a disk that survives the process.</summary>
    LocalJournal,
}
