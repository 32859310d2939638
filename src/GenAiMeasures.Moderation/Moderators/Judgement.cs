namespace GenAiMeasures.Moderation;

/// <summary>What a moderator says of a text.</summary>
/// <param name="Verdict"><see cref="Verdict.Pass"/>, <see cref="Verdict.Flag"/>, <see cref="Verdict.Refuse"/> or <see cref="Verdict.Stop"/>; anything else counts as <see cref="Verdict.Refuse"/>.</param>
/// <param name="Risk">The risk, or no risk.</param>
/// <param name="Rule">The category in the moderator's own words, short; never text of the user.</param>
/// <param name="Score">How certain it is, from 0 to 1.</param>
public sealed record Judgement(Verdict Verdict, RiskCode Risk = default, string Rule = "", double Score = 1)
{
    /// <summary>Gets the judgement that finds nothing.</summary>
    public static Judgement Pass { get; } = new(Verdict.Pass);
}
