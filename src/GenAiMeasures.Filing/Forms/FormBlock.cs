using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

// One part of a form; exactly one of its members says which. A field is written "name|path".
internal sealed record FormBlock
{
    public string? H1 { get; init; }

    public string? H2 { get; init; }

    public string? P { get; init; }

    public string? Text { get; init; }

    public ImmutableArray<string> Fields { get => field.IsDefault ? [] : field; init; }

    public string? Table { get; init; }

    public ImmutableArray<string> Columns { get => field.IsDefault ? [] : field; init; }

    public string? Checks { get; init; }

    public string? Options { get; init; }

    public string? Evidence { get; init; }

    public ImmutableArray<string> Items { get => field.IsDefault ? [] : field; init; }

    public ImmutableArray<string> Signature { get => field.IsDefault ? [] : field; init; }

    public string? File { get; init; }

    // clauses, duties or sections: what hooks tell
    public string? Hook { get; init; }
}
