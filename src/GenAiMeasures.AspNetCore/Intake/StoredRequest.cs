namespace GenAiMeasures.AspNetCore;

// A request as the desk keeps it: while it is open with its person and what they said, afterwards with its end alone.
internal sealed record StoredRequest(SubjectRequestKind Asked, DateOnly Due, SubjectRequestStep Step)
{
    public string? Ground { get; init; }

    public string? Subject { get; init; }

    public SubjectKind Kind { get; init; }

    public string? Tenant { get; init; }

    public string? About { get; init; }

    public string? Statement { get; init; }

    internal bool IsOpen => Step is not (SubjectRequestStep.Answered or SubjectRequestStep.Refused);

    internal static StoredRequest Of(WaitingRequest waiting) => new(waiting.Request.Asked, waiting.Request.Due, SubjectRequestStep.Submitted)
    {
        Subject = waiting.Request.Subject.Id,
        Kind = waiting.Request.Subject.Kind,
        Tenant = waiting.Request.Subject.Tenant,
        About = waiting.About,
        Statement = waiting.Statement,
    };

    internal StoredRequest At(SubjectRequestStep step, string? ground)
    {
        StoredRequest next = this with { Step = step, Ground = ground };
        return next.IsOpen ? next : new StoredRequest(Asked, Due, step) { Ground = ground };
    }

    internal WaitingRequest? ToWaiting(string id) => IsOpen && Subject is not null
        ? new WaitingRequest(new SubjectRequest(id, Asked, new Subject(Subject, Kind) { Tenant = Tenant ?? "" }, Due), About, Statement)
        : null;
}
