namespace GenAiMeasures.Moderation;

/// <summary>What is remembered of a conversation from one turn to the next, in memory only.</summary>
public sealed class SessionOptions
{
    /// <summary>Gets or sets whether terms that are cut in two by the border between messages are looked for: within one turn, and from the end of one turn to the beginning of the next, of what a user writes and of what the model answers.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool JoinMessages { get; set; } = true;

    /// <summary>Gets or sets how many characters a term must have to count from one turn to the next. Within one turn every term counts.</summary>
    /// <value>From 1 to 64. Default: 3; short terms arise by chance where two turns meet.</value>
    public int ShortestAcrossTurns { get; set; } = 3;

    /// <summary>Gets or sets after how many refused or stopped turns of a conversation what is otherwise only flagged in a question refuses it.</summary>
    /// <value>From 0 (never) to 1,000. Default: 0.</value>
    public int EscalateAfter { get; set; }

    /// <summary>Gets or sets how many conversations are remembered: counts of findings by risk, and the few characters at the end of a turn that can still become a term.</summary>
    /// <value>From 0 (none) to 1,000,000. Default: 10,000. Only conversations of identified subjects with a session or conversation id are remembered; they are erased with the person.</value>
    public int Remembered { get; set; } = 10_000;

    /// <summary>Gets or sets after how many minutes without a call a conversation is forgotten.</summary>
    /// <value>From 1 to 10,080 (a week). Default: 60.</value>
    public int Minutes { get; set; } = 60;

    internal IEnumerable<string> Problems()
    {
        const string Section = ModerationOptions.SectionName + ":Sessions:";
        if (ShortestAcrossTurns is < 1 or > 64)
        {
            yield return $"{Section}{nameof(ShortestAcrossTurns)} is {ShortestAcrossTurns}. Use 1 to 64.";
        }

        if (EscalateAfter is < 0 or > 1_000)
        {
            yield return $"{Section}{nameof(EscalateAfter)} is {EscalateAfter}. Use 0 (never) to 1000.";
        }

        if (Remembered is < 0 or > 1_000_000)
        {
            yield return $"{Section}{nameof(Remembered)} is {Remembered}. Use 0 (none) to 1000000.";
        }

        if (Minutes is < 1 or > 10_080)
        {
            yield return $"{Section}{nameof(Minutes)} is {Minutes}. Use 1 to 10080.";
        }
    }
}
