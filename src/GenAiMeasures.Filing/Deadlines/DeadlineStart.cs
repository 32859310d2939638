namespace GenAiMeasures.Filing;

/// <summary>The start of a clock.</summary>
/// <param name="Rule">The rule's id (<see cref="DeadlineRules.All"/>).</param>
/// <param name="From">The moment of the event. The day on which it lies in Asia/Shanghai does not count, except for periods of hours.</param>
/// <param name="Author">Who starts it. It is recorded.</param>
public sealed record DeadlineStart(string Rule, DateTimeOffset From, string Author)
{
    /// <summary>Gets what it is about: an incident's, a request's or a complaint's number, or any short name; <see langword="null"/> for the service as a whole. One clock of a rule about one thing.</summary>
    public string? About { get; init; }

    /// <summary>Gets why, at least six characters, or <see langword="null"/>. It is recorded; leave out what users wrote.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets the length in the rule's unit where the rule has none of its own, or <see langword="null"/>.</summary>
    public int? Length { get; init; }
}
