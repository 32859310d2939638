using System.Runtime.CompilerServices;
using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

/// <summary>Reads the logs of all instances, while they write. For one caller at a time.</summary>
/// <remarks><see cref="LedgerEntry.Position"/> is the record's hybrid logical clock: entries are in its order, which is that of cause and effect within an instance; between instances it is no order of committing.</remarks>
public sealed class PostgreSqlLedgerReader : ILedgerReader
{
    /// <summary>The name under which the checkpoints of these stores are signed.</summary>
    public const string CheckpointName = PostgreSqlLedgerStore.SignerName;

    // short statements: a long one would keep the server from cleaning up
    private const int PageLength = 1_000;

    private readonly PostgreSqlConnections _connections;
    private readonly bool _ownsConnections;
    private readonly RecordOpener? _opener;
    private readonly Dictionary<Guid, int> _shelves = [];

    internal PostgreSqlLedgerReader(PostgreSqlConnections connections, bool ownsConnections, IKeyEncryptionKeyProvider? provider)
    {
        _connections = connections;
        _ownsConnections = ownsConnections;
        Keys = provider is null ? null : new PostgreSqlKeyStore(connections, () => throw new InvalidOperationException("A reader makes no keys."));
        _opener = provider is null ? null : new RecordOpener(Keys!, provider);
    }

    /// <summary>Gets whether the keys are here, so that what is read is opened.</summary>
    public bool CanOpen => _opener is not null;

    /// <summary>Gets the ledger's data keys, or <see langword="null"/> when what is read stays sealed.</summary>
    public ILedgerKeyStore? Keys { get; }

    /// <summary>Opens a database for reading.</summary>
    /// <param name="options">Where it is. Only the connection string and the schema matter, and the key file where <paramref name="provider"/> is <see langword="null"/>.</param>
    /// <param name="provider">The key-encryption keys; <see langword="null"/> for the key file that the options name, where there is one. Without keys what is read stays sealed, which is enough for verifying.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The reader.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="LedgerUnavailableException">The database cannot be read, or is no ledger.</exception>
    public static ValueTask<PostgreSqlLedgerReader> OpenAsync(
        PostgreSqlOptions options, IKeyEncryptionKeyProvider? provider = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        provider ??= File.Exists(options.KeyPath) ? new KeyEncryptionKeyFile(options.KeyPath) : null;
        return OpenCheckedAsync(options, provider, cancellationToken);
    }

    /// <summary>Opens a database for reading without its keys: what is read stays sealed. Enough for verifying, and faster.</summary>
    /// <param name="options">Where it is. Only the connection string and the schema matter.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The reader.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="LedgerUnavailableException">The database cannot be read, or is no ledger.</exception>
    public static ValueTask<PostgreSqlLedgerReader> OpenSealedAsync(PostgreSqlOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return OpenCheckedAsync(options, provider: null, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LedgerHead>> ReadHeadsAsync(CancellationToken cancellationToken = default) =>
        await AskAsync(c => HeadRows.ReadAsync(c, instance: null, cancellationToken), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async IAsyncEnumerable<LedgerEntry> ReadAsync(long fromPosition = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // what comes before every record of that clock
        EntryPlace after = new(fromPosition, Guid.Empty, -1);
        while (true)
        {
            EntryPlace from = after;
            List<LedgerEntry> page = await AskAsync(c => EntryQueries.ReadPageAsync(c, from, PageLength, cancellationToken), cancellationToken).ConfigureAwait(false);
            foreach (LedgerEntry entry in page)
            {
                yield return await TryOpenAsync(entry, cancellationToken).ConfigureAwait(false);
            }

            if (page.Count < PageLength)
            {
                yield break;
            }

            after = new EntryPlace(page[^1].Position, page[^1].Log, page[^1].Sequence);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<LedgerEntry> ReadLogAsync(Guid log, long fromSequence = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        int shelf = await ShelfOfAsync(log, cancellationToken).ConfigureAwait(false);
        long next = fromSequence;
        while (true)
        {
            long from = next;
            List<LedgerEntry> page = await AskAsync(c => EntryQueries.ReadLogPageAsync(c, log, shelf, from, PageLength, cancellationToken), cancellationToken).ConfigureAwait(false);
            foreach (LedgerEntry entry in page)
            {
                yield return await TryOpenAsync(entry, cancellationToken).ConfigureAwait(false);
            }

            if (page.Count < PageLength)
            {
                yield break;
            }

            next = page[^1].Sequence + 1;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<LedgerEntry> ReadKeysAsync(IReadOnlyCollection<long> keys, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        List<RecordPlace> places = await AskAsync(c => EntryQueries.FindPlacesAsync(c, keys, cancellationToken), cancellationToken).ConfigureAwait(false);
        foreach (RecordPlace[] page in places.Chunk(PageLength))
        {
            foreach (LedgerEntry entry in await AskAsync(c => EntryQueries.ReadPlacesAsync(c, page, cancellationToken), cancellationToken).ConfigureAwait(false))
            {
                yield return await TryOpenAsync(entry, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LedgerTile>> ReadTilesAsync(Guid log, CancellationToken cancellationToken = default) =>
        await AskAsync(c => EntryQueries.ReadTilesAsync(c, log, cancellationToken), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadLeafHashesAsync(Guid log, long fromSequence, int count, CancellationToken cancellationToken = default)
    {
        int shelf = await ShelfOfAsync(log, cancellationToken).ConfigureAwait(false);
        return await AskAsync(c => EntryQueries.ReadLeafHashesAsync(c, log, shelf, fromSequence, count, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _opener?.Dispose();
        if (_ownsConnections)
        {
            await _connections.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async ValueTask<PostgreSqlLedgerReader> OpenCheckedAsync(
        PostgreSqlOptions options, IKeyEncryptionKeyProvider? provider, CancellationToken cancellationToken)
    {
        var connections = new PostgreSqlConnections(options, TimeProvider.System);
        try
        {
            await PostgreSqlSchema.CheckAsync(connections, cancellationToken).ConfigureAwait(false);
            return new PostgreSqlLedgerReader(connections, ownsConnections: true, provider);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await connections.DisposeAsync().ConfigureAwait(false);
            throw PostgreSqlErrors.Explain(exception);
        }
    }

    // a log stays on its shelf for ever
    private async ValueTask<int> ShelfOfAsync(Guid log, CancellationToken cancellationToken)
    {
        if (!_shelves.TryGetValue(log, out int shelf))
        {
            shelf = await AskAsync(c => EntryQueries.FindShelfAsync(c, log, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (shelf >= 0)
            {
                _shelves[log] = shelf;
            }
        }

        return shelf;
    }

    private ValueTask<LedgerEntry> TryOpenAsync(LedgerEntry entry, CancellationToken cancellationToken) =>
        _opener is null ? new(entry) : _opener.OpenAsync(entry, cancellationToken);

    private async ValueTask<T> AskAsync<T>(Func<NpgsqlConnection, ValueTask<T>> query, CancellationToken cancellationToken)
    {
        try
        {
            return await _connections.ReadAsync(query, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw PostgreSqlErrors.Explain(exception);
        }
    }
}
