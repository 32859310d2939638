namespace GenAiMeasures.AspNetCore;

// a waiting request as its encrypted file holds it
internal sealed record StoredRequest(string Id, SubjectRequestKind Asked, string Subject, SubjectKind Kind, string Tenant, DateOnly Due, string? About, string? Statement)
{
    internal static StoredRequest Of(WaitingRequest waiting) => new(
        waiting.Request.Id,
        waiting.Request.Asked,
        waiting.Request.Subject.Id,
        waiting.Request.Subject.Kind,
        waiting.Request.Subject.Tenant,
        waiting.Request.Due,
        waiting.About,
        waiting.Statement);

    internal WaitingRequest ToWaiting() => new(new SubjectRequest(Id, Asked, new Subject(Subject, Kind) { Tenant = Tenant }, Due), About, Statement);
}
