namespace GenAiMeasures.Testing;

/// <summary>Something is not as the contract says.</summary>
/// <param name="what">What was looked at.</param>
/// <param name="expected">What it should be.</param>
/// <param name="found">What it is.</param>
public sealed class ContractViolationException(string what, string expected, string found)
    : Exception($"{what}: expected {expected}, found {found}.")
{
    /// <summary>Gets what was looked at.</summary>
    public string What { get; } = what;

    /// <summary>Gets what it should be.</summary>
    public string Expected { get; } = expected;

    /// <summary>Gets what it is.</summary>
    public string Found { get; } = found;
}
