using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// The wrapped data keys, found by all instances. A subject, class and month may have more than one: two instances that make one at
// the same moment both keep theirs, and an erasure finds them all. So nobody waits for anybody, and an instance without the database
// can make its own.
internal sealed class PostgreSqlKeyStore(PostgreSqlConnections connections, Func<KeyNumbers> numbers, ErasureWatch? erasures = null) : ILedgerKeyStore
{
    private const string Columns = "number, lookup, class, month, epoch, wrapped, restricted";

    public long DestroyedElsewhere => erasures?.Version ?? 0;

    public ValueTask<IReadOnlyList<LedgerKey>> FindAsync(IReadOnlyCollection<LedgerKeyName> names, CancellationToken cancellationToken = default) => names.Count == 0
        ? new([])
        : AskAsync(
            "SELECT k.number, k.lookup, k.class, k.month, k.epoch, k.wrapped, k.restricted FROM unnest($1, $2, $3) AS n (lookup, class, month) JOIN keys k ON k.lookup = n.lookup AND k.class = n.class AND k.month = n.month ORDER BY k.number DESC",
            cancellationToken,
            Values.Of(names.Select(n => n.Subject.ToBytes()).ToArray()),
            Values.Of(names.Select(n => (short)n.Class).ToArray()),
            Values.Of(names.Select(n => n.Month).ToArray()));

    public ValueTask<IReadOnlyList<LedgerKey>> FindSubjectAsync(SubjectLookup subject, CancellationToken cancellationToken = default) =>
        AskAsync($"SELECT {Columns} FROM keys WHERE lookup = $1 ORDER BY number", cancellationToken, Values.Of(subject.ToBytes()));

    public ValueTask<IReadOnlyList<LedgerKey>> ReadAsync(long afterNumber, int count, CancellationToken cancellationToken = default) =>
        AskAsync($"SELECT {Columns} FROM keys WHERE number > $1 ORDER BY number LIMIT $2", cancellationToken, Values.Of(afterNumber), Values.Of((long)count));

    public async ValueTask<IReadOnlyList<LedgerKey>> AddAsync(IReadOnlyList<LedgerKey> keys, CancellationToken cancellationToken = default)
    {
        KeyNumbers source = numbers();
        List<LedgerKey> numbered = [.. keys.Select(k => k with { Number = source.Next(k.Name.Month) })];
        await ChangeAsync("keys", (c, t) => InsertAsync(c, t, numbered, cancellationToken), cancellationToken).ConfigureAwait(false);
        return numbered;
    }

    // Keys under numbers that they have: what an instance made while the database was away.
    internal static async ValueTask<int> InsertAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<LedgerKey> keys, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection,
            transaction,
            "INSERT INTO keys (number, lookup, class, month, epoch, wrapped, restricted) SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
            ColumnsOf(keys));
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask UpdateAsync(IReadOnlyList<LedgerKey> keys, CancellationToken cancellationToken = default) => await ChangeAsync(
        "keys",
        async (c, t) =>
        {
            await using NpgsqlCommand command = Values.Command(
                c,
                t,
                "UPDATE keys k SET epoch = u.epoch, wrapped = u.wrapped, restricted = u.restricted FROM unnest($1, $2, $3, $4, $5, $6, $7) AS u (number, lookup, class, month, epoch, wrapped, restricted) WHERE k.lookup = u.lookup AND k.class = u.class AND k.month = u.month AND k.number = u.number",
                ColumnsOf(keys));
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        },
        cancellationToken).ConfigureAwait(false);

    public async ValueTask DeleteAsync(IReadOnlyCollection<long> numbers, CancellationToken cancellationToken = default) => await ChangeAsync(
        "keys", async (c, t) => (await KeyDestruction.RunAsync(c, t, numbers, cancellationToken).ConfigureAwait(false)).Count, cancellationToken).ConfigureAwait(false);

    // The list of what was destroyed and the destruction are one transaction: whoever still sees the key does not see it in the list.
    public async ValueTask DestroyAsync(IReadOnlyCollection<DestroyedKey> keys, CancellationToken cancellationToken = default) => await ChangeAsync(
        "keys",
        async (c, t) =>
        {
            await KeyDestruction.ListAsync(c, t, keys, cancellationToken).ConfigureAwait(false);
            return (await KeyDestruction.RunAsync(c, t, [.. keys.Select(k => k.Number)], cancellationToken).ConfigureAwait(false)).Count;
        },
        cancellationToken).ConfigureAwait(false);

    // number, lookup, class, month, epoch, wrapped, restricted: an array each, for unnest
    private static NpgsqlParameter[] ColumnsOf(IReadOnlyList<LedgerKey> keys) =>
    [
        Values.Of(keys.Select(k => k.Number).ToArray()),
        Values.Of(keys.Select(k => k.Name.Subject.ToBytes()).ToArray()),
        Values.Of(keys.Select(k => (short)k.Name.Class).ToArray()),
        Values.Of(keys.Select(k => k.Name.Month).ToArray()),
        Values.Of(keys.Select(k => k.Epoch).ToArray()),
        Values.Of(keys.Select(k => Values.Bytes(k.Wrapped)).ToArray()),
        Values.Of(keys.Select(k => k.IsRestricted).ToArray()),
    ];

    private async ValueTask<IReadOnlyList<LedgerKey>> AskAsync(string sql, CancellationToken cancellationToken, params NpgsqlParameter[] values)
    {
        try
        {
            return await connections.ReadAsync<IReadOnlyList<LedgerKey>>(
                async connection =>
                {
                    await using NpgsqlCommand command = Values.Command(connection, null, sql, [.. values.Select(v => v.Clone())]);
                    await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                    var keys = new List<LedgerKey>();
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        byte[] lookup = reader.Bytes(1);
                        if (lookup.Length == 32)
                        {
                            keys.Add(new LedgerKey
                            {
                                Number = reader.GetInt64(0),
                                Name = new LedgerKeyName(new SubjectLookup(lookup), reader.GetInt16(2), reader.GetInt32(3)),
                                Epoch = reader.GetInt32(4),
                                Wrapped = reader.Bytes(5),
                                IsRestricted = reader.GetBoolean(6),
                            });
                        }
                    }

                    return keys;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw PostgreSqlErrors.Explain(exception);
        }
    }

    private async ValueTask ChangeAsync(string name, Func<NpgsqlConnection, NpgsqlTransaction, ValueTask<int>> change, CancellationToken cancellationToken)
    {
        try
        {
            await connections.WriteAsync(name, change, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw PostgreSqlErrors.Explain(exception);
        }
    }
}
