namespace GenAiMeasures;

/// <summary>How well the host knows who is calling.</summary>
public enum SubjectKind
{
    /// <summary>A person or account that the host has authenticated.</summary>
    Identified = 0,

    /// <summary>Nobody in particular: every anonymous caller is the same subject, and no measure against one of them can be taken.</summary>
    Anonymous = 1,

    /// <summary>A service account behind which several people stand.</summary>
    Shared = 2,
}
