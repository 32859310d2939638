namespace GenAiMeasures.Provenance;

/// <summary>A random sample, with everything that repeats it.</summary>
/// <typeparam name="T">The item's type.</typeparam>
/// <param name="Seed">The seed.</param>
/// <param name="Population">How many items there were.</param>
/// <param name="PopulationHash">The SHA-256 over the ids of all items in order.</param>
/// <param name="DrawnHash">The SHA-256 over the drawn ids in order.</param>
/// <param name="Items">The drawn items, in the order of the population.</param>
public sealed record DrawnSample<T>(ulong Seed, long Population, string PopulationHash, string DrawnHash, IReadOnlyList<DrawnItem<T>> Items)
{
    /// <summary>Makes the record of an inspection of this sample.</summary>
    /// <param name="id">The inspection's id.</param>
    /// <param name="method">How it was inspected.</param>
    /// <param name="passed">How many items showed none of the 31 risks.</param>
    /// <param name="by">By whom: a staff name or number.</param>
    /// <param name="doneOn">The day.</param>
    /// <returns>The record.</returns>
    /// <exception cref="ArgumentException">An argument is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">More items passed than were drawn, or fewer than none.</exception>
    public SamplingInspection ToInspection(string id, InspectionMethod method, long passed, string by, DateOnly doneOn)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        ArgumentOutOfRangeException.ThrowIfNegative(passed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(passed, Items.Count);
        return new SamplingInspection
        {
            Id = id,
            Method = method,
            Population = Population,
            PopulationHash = PopulationHash,
            Seed = Seed,
            Size = Items.Count,
            Passed = passed,
            DrawnHash = DrawnHash,
            DrawnIds = [.. Items.Select(i => i.Id)],
            By = by,
            DoneOn = doneOn,
        };
    }
}
