namespace GenAiMeasures;

/// <summary>A person's request that is not answered yet. Without the person: the host knows who asked. Immutable.</summary>
/// <param name="Id">The request's id.</param>
/// <param name="Asked">What was asked for.</param>
/// <param name="SubmittedOn">The day on which it came in, in Asia/Shanghai.</param>
/// <param name="Due">The day by which it must be answered, in Asia/Shanghai.</param>
public sealed record OpenSubjectRequest(string Id, SubjectRequestKind Asked, DateOnly SubmittedOn, DateOnly Due)
{
    /// <summary>Whether its day is past.</summary>
    /// <param name="today">Today, in Asia/Shanghai.</param>
    /// <returns>Whether it is.</returns>
    public bool IsOverdue(DateOnly today) => today > Due;

    internal bool IsAlarm(DateOnly today, int days) => today.DayNumber - SubmittedOn.DayNumber >= days;
}
