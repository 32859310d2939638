namespace GenAiMeasures;

/// <summary>Where a request stands.</summary>
public enum SubjectRequestStep
{
    /// <summary>It came in.</summary>
    Submitted = 0,

    /// <summary>The person is who they say.</summary>
    Verified = 1,

    /// <summary>The person could not be verified.</summary>
    NotVerified = 2,

    /// <summary>It was answered in full or in part.</summary>
    Answered = 3,

    /// <summary>It was refused, with the ground.</summary>
    Refused = 4,
}
