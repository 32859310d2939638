using System.ComponentModel.DataAnnotations;

namespace GenAiMeasures.Moderation;

/// <summary>How one moderator is run, bound from <c>GenAiMeasures:Moderation:Moderators:{name}</c>.</summary>
public sealed class ModeratorOptions
{
    /// <summary>The name of the configuration section that holds one section a moderator.</summary>
    public const string SectionName = "GenAiMeasures:Moderation:Moderators";

    /// <summary>Gets or sets what of an answer leaves meanwhile. Input always waits.</summary>
    /// <value>Default: <see cref="ModeratorStrategy.BeforeRelease"/>.</value>
    public ModeratorStrategy Strategy { get; set; }

    /// <summary>Gets or sets what happens when it fails, takes too long or is switched off by its circuit breaker.</summary>
    /// <value>Default: <see cref="ScreenFailure.Refuse"/>. <see cref="ScreenFailure.ReleaseUnchecked"/> writes "unchecked" with its name into the record.</value>
    public ScreenFailure OnFailure { get; set; }

    /// <summary>Gets or sets whether it only watches: what it finds is recorded as flagged, and it can neither refuse nor allow anything.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool Shadow { get; set; }

    /// <summary>Gets or sets whether prompts are judged.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool Input { get; set; } = true;

    /// <summary>Gets or sets whether answers are judged.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool Output { get; set; } = true;

    /// <summary>Gets or sets how many milliseconds one judgement may take.</summary>
    /// <value>From 10 to 600,000. Default: 5,000. <see cref="ScreenOptions.TimeoutMilliseconds"/> bounds it as well.</value>
    [Range(10, 600_000)]
    public int TimeoutMilliseconds { get; set; } = 5_000;

    /// <summary>Gets or sets how many characters a segment has at most; it ends earlier where a sentence does.</summary>
    /// <value>From 10 to 100,000. Default: 200.</value>
    [Range(10, 100_000)]
    public int SegmentCharacters { get; set; } = 200;

    /// <summary>Gets or sets how many characters before a segment are judged with it.</summary>
    /// <value>From 0 to 100,000. Default: 100.</value>
    [Range(0, 100_000)]
    public int ContextCharacters { get; set; } = 100;

    /// <summary>Gets or sets how many judgements are remembered.</summary>
    /// <value>From 0 (none) to 1,000,000. Default: 2,000. Digests and judgements only, no text.</value>
    [Range(0, 1_000_000)]
    public int RememberedJudgements { get; set; } = 2_000;

    /// <summary>Gets or sets how many milliseconds a text waits for others to be judged with in one call, where the moderator is an <see cref="IBatchModerator"/>.</summary>
    /// <value>From 0 (each text alone) to 10,000. Default: 5.</value>
    [Range(0, 10_000)]
    public int BatchMilliseconds { get; set; } = 5;

    /// <summary>Gets or sets how many calls within 30 seconds must have been made before the circuit breaker may open; it opens when half of them failed.</summary>
    /// <value>From 2 to 10,000. Default: 10.</value>
    [Range(2, 10_000)]
    public int BreakAfterCalls { get; set; } = 10;

    /// <summary>Gets or sets how many seconds an open circuit breaker waits before it tries again.</summary>
    /// <value>From 1 to 3,600. Default: 15.</value>
    [Range(1, 3_600)]
    public int BreakSeconds { get; set; } = 15;
}
