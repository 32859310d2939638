namespace GenAiMeasures;

/// <summary>A request as its handler carries it on. The subject stays with the host; the ledger keeps the id only.</summary>
/// <param name="Id">The request's id.</param>
/// <param name="Asked">What was asked for.</param>
/// <param name="Subject">Who asked.</param>
/// <param name="Due">The day by which it must be answered, in Asia/Shanghai.</param>
public sealed record SubjectRequest(string Id, SubjectRequestKind Asked, Subject Subject, DateOnly Due);
