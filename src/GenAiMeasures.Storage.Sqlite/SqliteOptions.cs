namespace GenAiMeasures.Storage.Sqlite;

/// <summary>Where the embedded ledger store keeps its files.</summary>
public sealed class SqliteOptions
{
    /// <summary>Gets or sets the path of the database file. Its key file (<c>.key</c>) and its lock file (<c>.lock</c>) stand beside it. It must be on a local disk.</summary>
    /// <value>No default: empty is an error at start.</value>
    public string Path { get; set; } = "";

    /// <summary>Gets or sets how much space is kept in a file of its own (<c>.ballast</c>) and given up when the disk is full, so that erasing and deleting still work, in MiB. While there is no room for it, nothing but deletions is recorded.</summary>
    /// <value>From 0 (none) to 65,536. Default: 96, twice the largest write-ahead log and some. At least 16 is sensible.</value>
    public int BallastMegabytes { get; set; } = 96;
}
