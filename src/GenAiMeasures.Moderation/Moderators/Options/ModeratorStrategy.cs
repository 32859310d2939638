namespace GenAiMeasures.Moderation;

/// <summary>What of an answer leaves while a moderator is asked.</summary>
public enum ModeratorStrategy
{
    /// <summary>Nothing leaves before the whole text was judged. The user waits for the whole answer; nothing is ever shown that has to be taken back.</summary>
    BeforeRelease = 0,

    /// <summary>A segment leaves when it was judged, with what stands before it for context. What only several segments together show is seen too late.</summary>
    SegmentHold = 1,

    /// <summary>Everything leaves at once; what is found afterwards is retracted. The weakest: the user has seen it.</summary>
    ReleaseThenRetract = 2,
}
