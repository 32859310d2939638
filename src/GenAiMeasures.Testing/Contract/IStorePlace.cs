namespace GenAiMeasures.Testing;

/// <summary>A place of a store's own, such as a folder or a database: empty at first, opened and closed by a check as an app opens and closes it, gone afterwards.</summary>
public interface IStorePlace : IAsyncDisposable
{
    /// <summary>Gets what the store keeps and promises; everything of a store of one writer by default.</summary>
    StoreFeatures Features => StoreFeatures.Everything;

    /// <summary>Puts the store under an app, as the store's users do (<c>builder.UseSqlite(path)</c>). Called at every opening, and by two apps at once where two writers are looked at.</summary>
    /// <param name="builder">The app's builder.</param>
    void Use(IGenAiComplianceBuilder builder);

    /// <summary>Waits until what was acknowledged can be read. At once by default; a store that acknowledges from a journal waits for its shipping here.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>A task that ends then.</returns>
    ValueTask SettleAsync(IServiceProvider services, CancellationToken cancellationToken) => default;
}
