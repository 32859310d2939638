using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

// A form as data: a province's own form is another template. Sheet names the workbook that stands in its place: keywords or bank.
internal sealed record FormTemplate
{
    public required string Id { get; init; }

    public required string File { get; init; }

    public required string Title { get; init; }

    public string? Sheet { get; init; }

    public required Confidence Confidence { get; init; }

    public ImmutableArray<FormBlock> Blocks { get => field.IsDefault ? [] : field; init; }
}
