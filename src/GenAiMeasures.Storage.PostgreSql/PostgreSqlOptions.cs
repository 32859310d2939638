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

    internal string KeyPath => Path.GetFullPath(KeyFile.Length > 0 ? KeyFile : Path.Combine(Folder, "ledger.key"));

    internal string SigningKeyPath => Path.GetFullPath(SigningKeyFile.Length > 0 ? SigningKeyFile : Path.Combine(Folder, "ledger.sign"));

    internal string CheckpointPath => Path.GetFullPath(Path.Combine(Folder, "checkpoints"));
}
