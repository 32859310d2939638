namespace GenAiMeasures;

/// <summary>What happens when a screen throws or takes too long.</summary>
public enum ScreenFailure
{
    /// <summary>The exchange is refused with code <c>screen_unavailable</c>.</summary>
    Refuse = 0,

    /// <summary>The text goes on without that screen, and the exchange's record says "unchecked" with the screen's name. Weaker than the law asks of a public service.</summary>
    ReleaseUnchecked = 1,
}
