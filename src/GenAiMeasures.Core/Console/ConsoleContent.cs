namespace GenAiMeasures;

/// <summary>What a page of the console shows, from top to bottom. Immutable.</summary>
public sealed record ConsoleContent
{
    /// <summary>Gets the heading, where it is not the page's own title.</summary>
    public string? Title { get; init; }

    /// <summary>Gets sentences that people must not miss.</summary>
    public IReadOnlyList<ConsoleCell> Notes { get; init => field = value ?? []; } = [];

    /// <summary>Gets single facts with their names.</summary>
    public IReadOnlyList<ConsoleFact> Facts { get; init => field = value ?? []; } = [];

    /// <summary>Gets bar charts.</summary>
    public IReadOnlyList<ConsoleChart> Charts { get; init => field = value ?? []; } = [];

    /// <summary>Gets tables.</summary>
    public IReadOnlyList<ConsoleTable> Tables { get; init => field = value ?? []; } = [];

    /// <summary>Gets what an operator may have done from here. Each asks for a reason and is a record.</summary>
    public IReadOnlyList<ConsoleAction> Actions { get; init => field = value ?? []; } = [];
}
