using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

// What decides the procedures, and the dates that start clocks.
internal sealed record ServiceFactsForm
{
    public ServiceScope Scope { get; init; }

    public ModelOrigin Model { get; init; }

    public bool? HasOpinionAttributes { get; init; }

    public ImmutableArray<string> Families { get => field.IsDefault ? [] : field; init; }

    public ImmutableArray<string> Triggers { get => field.IsDefault ? [] : field; init; }

    public bool IsCompanion { get; init; }

    public bool IsForMinors { get; init; }

    public DateOnly? StartedOn { get; init; }

    public DateOnly? ChangedOn { get; init; }

    public DateOnly? TerminatedOn { get; init; }

    public string? AlgorithmFilingNumber { get; init; }

    public string? ServiceFilingNumber { get; init; }
}
