namespace GenAiMeasures.Testing;

/// <summary>What became of one term under one trick.</summary>
/// <param name="Term">The term.</param>
/// <param name="Trick">The trick's name.</param>
/// <param name="Splits">In how many ways the answer was cut.</param>
/// <param name="Caught">In how many of them the answer was refused, stopped or changed.</param>
/// <param name="Leaked">The most characters of the written term that a caller saw before, in any way of cutting.</param>
public sealed record EvasionCell(string Term, string Trick, int Splits, int Caught, int Leaked)
{
    /// <summary>Gets whether the term was caught in every way of cutting, and nothing of it was seen.</summary>
    public bool IsTight => Caught == Splits && Leaked == 0;
}
