namespace GenAiMeasures;

/// <summary>A step that a person takes by hand and states.</summary>
/// <param name="Step"><see cref="IncidentStep.Stopped"/>, <see cref="IncidentStep.Removed"/>, <see cref="IncidentStep.Measured"/>, <see cref="IncidentStep.RectificationOpened"/> or <see cref="IncidentStep.EvidenceAdded"/>.</param>
/// <param name="Author">Who took it.</param>
/// <param name="Detail">What was done, at least six characters. It is recorded.</param>
public sealed record IncidentAction(IncidentStep Step, string Author, string Detail)
{
    /// <summary>Gets where the evidence, the ticket or the measure is found, or <see langword="null"/>.</summary>
    public string? Reference { get; init; }

    /// <summary>Gets the SHA-256 of the evidence as 64 hexadecimal digits; required for <see cref="IncidentStep.EvidenceAdded"/>.</summary>
    public string? Sha256 { get; init; }
}
