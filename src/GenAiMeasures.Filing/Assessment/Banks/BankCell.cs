namespace GenAiMeasures.Filing;

/// <summary>A count of a bank against the minimum of a profile. Immutable.</summary>
/// <param name="Name">The risk's code, the topic, or <c>total</c>.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Minimum">How many there have to be.</param>
public sealed record BankCell(string Name, int Count, int Minimum)
{
    /// <summary>Gets whether there are enough.</summary>
    public bool IsEnough => Count >= Minimum;
}
