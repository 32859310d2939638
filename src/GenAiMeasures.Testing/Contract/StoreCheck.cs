namespace GenAiMeasures.Testing;

/// <summary>One thing that a store has to do.</summary>
public sealed class StoreCheck
{
    private readonly Func<CheckRun, Task> _run;

    internal StoreCheck(string name, StoreFeatures feature, Func<CheckRun, Task> run)
    {
        Name = name;
        Feature = feature;
        _run = run;
    }

    /// <summary>Gets its name: what the store does, in words. Unique, and stable within a version.</summary>
    public string Name { get; }

    /// <summary>Gets the feature that it is about.</summary>
    public StoreFeatures Feature { get; }

    /// <summary>The name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;

    /// <summary>Runs the check on an empty place, and disposes the place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>A task that ends when the check has passed.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="place"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The place does not claim the check's feature.</exception>
    /// <exception cref="ContractViolationException">The store does not keep the contract.</exception>
    public async Task RunAsync(IStorePlace place, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(place);
        await using (place)
        {
            if (!place.Features.HasFlag(Feature))
            {
                throw new ArgumentException($"The check '{Name}' is about {Feature}, which this place does not claim.", nameof(place));
            }

            await _run(new CheckRun(place, cancellationToken));
        }
    }
}
