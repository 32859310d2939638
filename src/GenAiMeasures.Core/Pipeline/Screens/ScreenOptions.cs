using System.ComponentModel.DataAnnotations;

namespace GenAiMeasures;

/// <summary>How screens are run.</summary>
public sealed class ScreenOptions
{
    /// <summary>Gets or sets how long one call of a screen may take, in milliseconds.</summary>
    /// <value>From 1 to 600,000. Default: 10,000.</value>
    [Range(1, 600_000)]
    public int TimeoutMilliseconds { get; set; } = 10_000;

    /// <summary>Gets or sets what happens when a screen throws or takes too long.</summary>
    /// <value>Default: <see cref="ScreenFailure.Refuse"/>.</value>
    public ScreenFailure OnFailure { get; set; } = ScreenFailure.Refuse;

    /// <summary>Gets or sets whether system messages and <c>ChatOptions.Instructions</c> are screened like everything else.</summary>
    /// <value>Default: <see langword="true"/>. Turn it off only where the prompt is a constant of the app and lists forbidden terms on purpose.</value>
    public bool ScreenInstructions { get; set; } = true;

    /// <summary>Gets or sets what happens when a message of an earlier turn would be refused.</summary>
    /// <value>Default: <see cref="EarlierTurns.Withhold"/>.</value>
    public EarlierTurns EarlierTurns { get; set; } = EarlierTurns.Withhold;

    /// <summary>Gets or sets how many verdicts on messages are remembered, so that history costs nothing.</summary>
    /// <value>From 0 (none) to 10,000,000. Default: 20,000, about 4 MB when full.</value>
    [Range(0, 10_000_000)]
    public int RememberedVerdicts { get; set; } = 20_000;

    /// <summary>Gets <see cref="TimeoutMilliseconds"/> as a span of time.</summary>
    public TimeSpan Timeout => TimeSpan.FromMilliseconds(TimeoutMilliseconds);
}
