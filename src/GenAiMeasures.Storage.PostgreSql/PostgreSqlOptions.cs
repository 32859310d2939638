namespace GenAiMeasures.Storage.PostgreSql;

/// <summary>Where the shared ledger store is, and what each instance keeps beside itself.</summary>
public sealed class PostgreSqlOptions
{
    /// <summary>The configuration section of these settings.</summary>
    public const string SectionName = "GenAiMeasures:PostgreSql";

    /// <summary>Gets or sets the connection string, as Npgsql reads it. TLS (<c>SSL Mode=Require</c> or stricter; <c>VerifyFull</c> is recommended) is required unless every host is this machine. It is never logged and never part of an error.</summary>
    /// <value>No default: empty is an error at start.</value>
    public string ConnectionString { get; set; } = "";

    /// <summary>Gets or sets the schema in which the tables are.</summary>
    /// <value>Lower-case letters, digits and underscores, at most 48. Default: <c>genai_measures</c>.</value>
    public string Schema { get; set; } = "genai_measures";

    /// <summary>Gets or sets when a record counts as durable.</summary>
    /// <value>Default: <see cref="AckWhen.Database"/>.</value>
    public AckWhen AckWhen { get; set; } = AckWhen.Database;

    /// <summary>Gets or sets the folder of what stays on this machine: the kept checkpoints, the list of destroyed keys, the journals, and the key files where they are not elsewhere. Processes on one machine may share it. Made when it does not exist.</summary>
    /// <value>Default: <c>genai-measures</c>, relative to the working directory of the process.</value>
    public string Folder { get; set; } = "genai-measures";

    /// <summary>Gets or sets the file of the ledger's secret and key-encryption keys. All instances need the same one: copy it, mount it, or register an <see cref="IKeyEncryptionKeyProvider"/> over a KMS instead.</summary>
    /// <value>Default: empty, for <c>ledger.key</c> in <see cref="Folder"/>. Made by the first start on an empty database.</value>
    public string KeyFile { get; set; } = "";

    /// <summary>Gets or sets the file of the key that signs checkpoints. All instances should sign with the same one, so that one public key verifies them.</summary>
    /// <value>Default: empty, for <c>ledger.sign</c> in <see cref="Folder"/>. Made when it does not exist.</value>
    public string SigningKeyFile { get; set; } = "";

    /// <summary>Gets or sets whether a start brings the tables up to this version of the package. An account without the right to do so (see the roles in docs/postgresql.md) says which version is missing instead.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool Migrate { get; set; } = true;

    /// <summary>Gets or sets for how many months after the current one partitions are made ahead.</summary>
    /// <value>From 0 to 24. Default: 2.</value>
    public int PartitionsAhead { get; set; } = 2;

    /// <summary>Gets or sets how often what other instances changed (standing, destroyed keys) is asked for, in milliseconds: the longest time until a measure that another instance took is in force here, and the time of one question.</summary>
    /// <value>From 50 to 60,000. Default: 1,000.</value>
    public int PollMilliseconds { get; set; } = 1_000;

    /// <summary>Gets or sets the folder in which this machine's processes keep their journals under <see cref="AckWhen.LocalJournal"/>: each takes the first one in it that nobody holds. On a disk that survives the process.</summary>
    /// <value>Default: empty, for <c>journal</c> in <see cref="Folder"/>.</value>
    public string JournalFolder { get; set; } = "";

    /// <summary>Gets or sets how many MiB of records a journal holds while the database does not take them. Nothing is dropped: when it is full, nothing more is recorded.</summary>
    /// <value>From 16 to 1,048,576. Default: 1,024.</value>
    public int JournalMegabytes { get; set; } = 1_024;

    /// <summary>Gets or sets at how many MiB a journal begins a new file. A file is deleted when the database has all of it.</summary>
    /// <value>From 1 to 1,024. Default: 32.</value>
    public int JournalSegmentMegabytes { get; set; } = 32;

    /// <summary>Gets or sets how many data keys of its own an instance with a journal holds, so that it finds them without the database. Who is not among them any more gets another key when they come back.</summary>
    /// <value>From 1,000 to 10,000,000. Default: 100,000, about 15 MB.</value>
    public int StagedKeys { get; set; } = 100_000;

    /// <summary>Gets or sets for how long an instance counts as alive after it last said so, in seconds. It says so three times as often.</summary>
    /// <value>From 1 to 3,600. Default: 30.</value>
    public int LeaseSeconds { get; set; } = 30;

    /// <summary>Gets or sets how long after the end of its lease an instance's logs are closed by another, in seconds.</summary>
    /// <value>From 0 to 86,400. Default: 90.</value>
    public int GraceSeconds { get; set; } = 90;

    /// <summary>Gets or sets how often the checkpoints of all logs are merged into the global one, in seconds.</summary>
    /// <value>From 1 to 3,600. Default: 30.</value>
    public int MergeSeconds { get; set; } = 30;

    internal string JournalPath => Path.GetFullPath(JournalFolder.Length > 0 ? JournalFolder : Path.Combine(Folder, "journal"));

    internal string KeyPath => Path.GetFullPath(KeyFile.Length > 0 ? KeyFile : Path.Combine(Folder, "ledger.key"));

    internal string SigningKeyPath => Path.GetFullPath(SigningKeyFile.Length > 0 ? SigningKeyFile : Path.Combine(Folder, "ledger.sign"));

    internal string CheckpointPath => Path.GetFullPath(Path.Combine(Folder, "checkpoints"));
}
