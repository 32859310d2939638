namespace GenAiMeasures.AspNetCore;

// which records: of a kind, of an exchange, of a person, of some days in China, and holding a text
internal sealed record RecordFilter(RecordKind? Kind = null, string Text = "")
{
    internal ExchangeId? Exchange { get; init; }

    internal string? Person { get; init; }

    internal DateOnly? From { get; init; }

    internal DateOnly? To { get; init; }
}
