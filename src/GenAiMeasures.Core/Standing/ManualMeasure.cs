namespace GenAiMeasures;

/// <summary>A measure that a person takes against a subject (Interim Measures Art. 14(2)).</summary>
/// <param name="Measure"><see cref="StandingStep.Warn"/>, <see cref="StandingStep.Restrict"/>, <see cref="StandingStep.Suspend"/> or <see cref="StandingStep.Terminate"/>.</param>
/// <param name="Author">Who takes it: a name or number of the provider's staff. It is recorded.</param>
/// <param name="Reason">The legal or contractual basis and the facts, at least six characters. It is recorded; leave out what the user wrote.</param>
public sealed record ManualMeasure(StandingStep Measure, string Author, string Reason)
{
    /// <summary>Gets when it ends.</summary>
    /// <value>Required for a restriction and a suspension; a warning without it holds thirty days; a termination has none.</value>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Gets the features that a restriction withholds.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];
}
