namespace GenAiMeasures.Testing;

/// <summary>The contract of the stores, as named checks that any test framework can list: each on an empty place of its own.</summary>
/// <remarks>The stores of this library pass the same checks. What a check says when it fails is a <see cref="ContractViolationException"/>.</remarks>
public static class StoreContract
{
    /// <summary>Gets all checks.</summary>
    public static IReadOnlyList<StoreCheck> Checks { get; } =
    [
        .. LedgerChecks.All, .. DeletionChecks.All, .. KeyChecks.All, .. WriterChecks.All, .. WholeLedgerChecks.All, .. StandingChecks.All,
        .. IncidentChecks.All, .. AgreementChecks.All, .. CaseChecks.All, .. SubjectStateChecks.All,
    ];

    /// <summary>The names of the checks that a store with some features has to pass.</summary>
    /// <param name="features">What it keeps and promises.</param>
    /// <returns>The names.</returns>
    public static IReadOnlyList<string> NamesFor(StoreFeatures features) => [.. Checks.Where(c => features.HasFlag(c.Feature)).Select(c => c.Name)];

    /// <summary>Runs one check.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="place">An empty place; it is disposed.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>A task that ends when the check has passed.</returns>
    /// <exception cref="ArgumentException">There is no such check, or the place does not claim its feature.</exception>
    /// <exception cref="ContractViolationException">The store does not keep the contract.</exception>
    public static Task RunAsync(string name, IStorePlace place, CancellationToken cancellationToken = default) =>
        (Checks.FirstOrDefault(c => c.Name == name) ?? throw new ArgumentException($"There is no check '{name}'.", nameof(name))).RunAsync(place, cancellationToken);
}
