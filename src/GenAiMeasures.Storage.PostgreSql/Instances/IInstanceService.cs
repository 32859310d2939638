namespace GenAiMeasures.Storage.PostgreSql;

/// <summary>The instances that share a ledger: who writes, who is gone, and what of theirs may be missing. Thread-safe.</summary>
public interface IInstanceService
{
    /// <summary>Lists the instances that have written, in the order of their starts.</summary>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The instances.</returns>
    /// <exception cref="LedgerUnavailableException">The database cannot be read.</exception>
    ValueTask<IReadOnlyList<InstanceInfo>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Declares lost what an instance with a journal has not shipped: its logs stay closed for good, its open exchanges are settled as interrupted, and the ledger says who decided so and why. It cannot be taken back.</summary>
    /// <param name="instance">The instance's id, 32 hexadecimal digits.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="reason">Why, such as that its disk is gone.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>Whether it was declared; <see langword="false"/> where there is no such instance with a journal, or it is alive.</returns>
    /// <exception cref="ArgumentException">A text is empty, or <paramref name="instance"/> is no id.</exception>
    /// <exception cref="LedgerUnavailableException">It cannot be recorded.</exception>
    ValueTask<bool> DeclareLostAsync(string instance, string by, string reason, CancellationToken cancellationToken = default);
}
