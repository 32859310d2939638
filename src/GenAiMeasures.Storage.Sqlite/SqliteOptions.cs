namespace GenAiMeasures.Storage.Sqlite;

/// <summary>Where the embedded ledger store keeps its file.</summary>
public sealed class SqliteOptions
{
    /// <summary>Gets or sets the path of the database file. Its key file (<c>.key</c>) and its lock file (<c>.lock</c>) stand beside it. It must be on a local disk.</summary>
    /// <value>No default: empty is an error at start.</value>
    public string Path { get; set; } = "";
}
