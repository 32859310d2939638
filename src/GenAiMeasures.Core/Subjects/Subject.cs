namespace GenAiMeasures;

/// <summary>The end user on whose behalf an exchange runs (使用者), as the host's authentication knows them. Immutable.</summary>
/// <remarks>The id stays in memory: the ledger stores a keyed pseudonym only, and <see cref="ToString"/> does not show it.</remarks>
public sealed class Subject
{
    /// <summary>Initializes a subject.</summary>
    /// <param name="id">The host's stable id of the authenticated user; never a value that the user can choose per request.</param>
    /// <param name="kind">How well the host knows the subject.</param>
    /// <exception cref="ArgumentException"><paramref name="id"/> is empty or white space.</exception>
    public Subject(string id, SubjectKind kind = SubjectKind.Identified)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        Id = id;
        Kind = kind;
    }

    /// <summary>Gets the subject that stands for every caller whom the host does not know. Used only where the host allows it.</summary>
    public static Subject Anonymous { get; } = new("anonymous", SubjectKind.Anonymous);

    /// <summary>Gets the host's id. Personal information: keep it out of logs.</summary>
    public string Id { get; }

    /// <summary>Gets how well the host knows the subject.</summary>
    public SubjectKind Kind { get; }

    /// <summary>Gets the tenant the id belongs to; ids of different tenants are different subjects.</summary>
    /// <value>Default: empty, one tenant.</value>
    public string Tenant { get; init; } = "";

    /// <summary>Gets the id of the host's session or conversation, or <see langword="null"/>.</summary>
    public string? SessionId { get; init; }

    /// <summary>A text without the id.</summary>
    /// <returns><c>Subject (identified)</c> and the like.</returns>
    public override string ToString() => Kind switch
    {
        SubjectKind.Anonymous => "Subject (anonymous)",
        SubjectKind.Shared => "Subject (shared)",
        _ => "Subject (identified)",
    };
}
