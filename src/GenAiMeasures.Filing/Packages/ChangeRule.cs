using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

// What a change filing is for: every field of these documents, and these fields anywhere in the folder.
internal sealed record ChangeRule
{
    public required string Folder { get; init; }

    public ImmutableArray<string> Documents { get => field.IsDefault ? [] : field; init; }

    public ImmutableArray<string> Fields { get => field.IsDefault ? [] : field; init; }

    public required int WorkingDays { get; init; }

    public required string Article { get; init; }

    public required Confidence Confidence { get; init; }
}
