namespace GenAiMeasures.Filing;

/// <summary>One step in a complaint's handling.</summary>
/// <param name="Step">The step.</param>
/// <param name="At">When.</param>
/// <param name="Author">Who.</param>
/// <param name="Detail">What was done, or why; <see langword="null"/> where there is nothing to say.</param>
/// <param name="Reference">The number of an incident, a receipt or a measure, or <see langword="null"/>.</param>
/// <param name="Sha256">The SHA-256 of the answer, or <see langword="null"/>.</param>
/// <param name="Late">Whether the promised limit was over, when it was answered or declined; otherwise <see langword="null"/>.</param>
public sealed record ComplaintAct(ComplaintStep Step, DateTimeOffset At, string Author, string? Detail, string? Reference, string? Sha256, bool? Late);
