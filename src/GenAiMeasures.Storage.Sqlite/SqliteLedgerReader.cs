using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

/// <summary>Reads a ledger from its SQLite file: the live one while the app writes it, or a copy. Writes nothing. For one caller at a time.</summary>
public sealed class SqliteLedgerReader : ILedgerReader
{
    /// <summary>The name under which the checkpoints of SQLite stores are signed.</summary>
    public const string CheckpointName = SqliteLedgerStore.SignerName;

    // short statements: a long one would keep the writer's log from shrinking
    private const int PageLength = 1_000;

    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly SqliteKeyStore? _keys;
    private readonly RecordOpener? _opener;
    private EntryReading? _entries;
    private Dictionary<Guid, long> _numbers = [];

    private SqliteLedgerReader(string path, SqliteConnection connection, SqliteKeyStore? keys, IKeyEncryptionKeyProvider? provider)
    {
        _path = path;
        _connection = connection;
        _keys = keys;
        _opener = keys is not null && provider is not null ? new RecordOpener(keys, provider) : null;
    }

    /// <summary>Gets whether the keys are here, so that what is read is opened.</summary>
    public bool CanOpen => _opener is not null;

    /// <summary>Gets the ledger's data keys, or <see langword="null"/> when they are not here.</summary>
    public ILedgerKeyStore? Keys => _keys;

    /// <summary>Opens a file for reading. What is read is opened where the ledger's keys are beside the file (<c>.keys</c>, <c>.key</c>).</summary>
    /// <param name="path">The path of the database file.</param>
    /// <param name="provider">The key-encryption keys, or <see langword="null"/> for the key file beside the database, where there is one.</param>
    /// <returns>The reader.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="LedgerUnavailableException">The file does not exist, cannot be read, or is no ledger store.</exception>
    public static SqliteLedgerReader Open(string path, IKeyEncryptionKeyProvider? provider = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string full = Path.GetFullPath(path);
        provider ??= File.Exists(full + ".key") ? new KeyEncryptionKeyFile(full + ".key") : null;
        return Open(path, full, provider);
    }

    /// <summary>Opens a file for reading without its keys: what is read stays sealed. Enough for verifying, and faster.</summary>
    /// <param name="path">The path of the database file.</param>
    /// <returns>The reader.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="LedgerUnavailableException">The file does not exist, cannot be read, or is no ledger store.</exception>
    public static SqliteLedgerReader OpenSealed(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Open(path, Path.GetFullPath(path), provider: null);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LedgerHead>> ReadHeadsAsync(CancellationToken cancellationToken = default) => new(Ask(SqliteQueries.ReadHeads));

    /// <inheritdoc/>
    public IAsyncEnumerable<LedgerEntry> ReadAsync(long fromPosition = 0, CancellationToken cancellationToken = default) =>
        ReadPagesAsync(fromPosition, (r, from, count) => r.ReadPage(from, count), e => e.Position, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<LedgerEntry> ReadLogAsync(Guid log, long fromSequence = 0, CancellationToken cancellationToken = default)
    {
        long number = NumberOf(log);
        return ReadPagesAsync(fromSequence, (r, from, count) => r.ReadLogPage(number, from, count), e => e.Sequence, cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<LedgerEntry> ReadKeysAsync(
        IReadOnlyCollection<long> keys, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (long[] page in Ask(_ => Entries.FindPositions(keys)).Chunk(PageLength))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (LedgerEntry entry in Ask(_ => Entries.ReadPositions(page)))
            {
                yield return await TryOpenAsync(entry, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LedgerTile>> ReadTilesAsync(Guid log, CancellationToken cancellationToken = default)
    {
        long number = NumberOf(log);
        return new(Ask(c => SqliteQueries.ReadTiles(c, number)));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> ReadLeafHashesAsync(
        Guid log, long fromSequence, int count, CancellationToken cancellationToken = default)
    {
        long number = NumberOf(log);
        return new(Ask(_ => Entries.ReadLeafHashes(number, fromSequence, count)));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _opener?.Dispose();
        _keys?.Dispose();
        _entries?.Dispose();
        _connection.Dispose();
        return default;
    }

    private static SqliteLedgerReader Open(string path, string full, IKeyEncryptionKeyProvider? provider)
    {
        if (!File.Exists(full))
        {
            throw new LedgerUnavailableException($"The ledger store '{path}' does not exist. Correct the path.");
        }

        SqliteConnection? connection = null;
        try
        {
            connection = SqliteConnections.OpenReader(full);
            SqliteSchema.Check(connection, path);
            return new SqliteLedgerReader(path, connection, provider is null ? null : SqliteKeyStore.OpenReader(full), provider);
        }
        catch (Exception exception)
        {
            connection?.Dispose();
            throw SqliteErrors.Explain(path, exception);
        }
    }

    private async IAsyncEnumerable<LedgerEntry> ReadPagesAsync(
        long from,
        Func<EntryReading, long, int, List<LedgerEntry>> read,
        Func<LedgerEntry, long> placeOf,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long next = from;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<LedgerEntry> page = Ask(_ => read(Entries, next, PageLength));
            foreach (LedgerEntry entry in page)
            {
                yield return await TryOpenAsync(entry, cancellationToken);
            }

            if (page.Count < PageLength)
            {
                yield break;
            }

            next = placeOf(page[^1]) + 1;
        }
    }

    // prepared by the first reading, where an error of the file is met as one
    private EntryReading Entries => _entries ??= new EntryReading(_connection);

    private ValueTask<LedgerEntry> TryOpenAsync(LedgerEntry entry, CancellationToken cancellationToken) =>
        _opener is null ? new(entry) : _opener.OpenAsync(entry, cancellationToken);

    // a log keeps its number; one that began since is looked for
    private long NumberOf(Guid log)
    {
        if (!_numbers.TryGetValue(log, out long number))
        {
            _numbers = Ask(SqliteQueries.ReadLogNumbers);
            number = _numbers.GetValueOrDefault(log, -1);
        }

        return number;
    }

    private T Ask<T>(Func<SqliteConnection, T> query)
    {
        try
        {
            return query(_connection);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or InvalidCastException or (InvalidOperationException and not ObjectDisposedException))
        {
            throw SqliteErrors.Explain(_path, exception);
        }
    }
}
