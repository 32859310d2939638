using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

// When and WhenNot are facts that must hold and must not.
internal sealed record ProcedureRule
{
    public required string Procedure { get; init; }

    public ImmutableArray<string> When { get => field.IsDefault ? [] : field; init; }

    public ImmutableArray<string> WhenNot { get => field.IsDefault ? [] : field; init; }

    public required string Chinese { get; init; }

    public required string English { get; init; }

    public required string Article { get; init; }

    public required Confidence Confidence { get; init; }

    internal bool Fits(ProcedureFacts facts) => When.All(facts.Has) && !WhenNot.Any(facts.Has);
}
