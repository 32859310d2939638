namespace GenAiMeasures;

/// <summary>Answers for each duty whether it is enforced, recorded, prepared, left to the operator, waived or uncovered, and by what. Thread-safe.</summary>
public interface IDutyCatalog
{
    /// <summary>Gets the coverage of every duty, in the catalogue's order.</summary>
    IReadOnlyList<DutyCoverage> Coverage { get; }

    /// <summary>Gets the duties that keep the app from starting: their coverage is weaker than the scope asks and they are not waived.</summary>
    IReadOnlyList<DutyCoverage> Gaps { get; }
}
