namespace GenAiMeasures;

/// <summary>A reason for which records are kept beyond their term.</summary>
/// <param name="Id">The case's id; not a person's.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who ordered it: a role or an office, not an end user.</param>
/// <param name="ReviewOn">When it is looked at again; a hold without such a day does not exist.</param>
public sealed record LegalHold(string Id, string Reason, string By, DateOnly ReviewOn);
