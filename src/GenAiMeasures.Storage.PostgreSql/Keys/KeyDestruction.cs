using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// Destroys keys, and leaves word of it for the instances that have keys of the same name which nobody else has seen.
internal static class KeyDestruction
{
    internal static async ValueTask<List<LedgerKeyName>> RunAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyCollection<long> numbers, CancellationToken cancellationToken)
    {
        var names = new List<LedgerKeyName>();
        await using (NpgsqlCommand command = Values.Command(
            connection, transaction, "DELETE FROM keys WHERE number = ANY($1) RETURNING lookup, class, month", Values.Of(numbers.ToArray())))
        {
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                if (reader.Bytes(0) is { Length: 32 } lookup)
                {
                    names.Add(new LedgerKeyName(new SubjectLookup(lookup), reader.GetInt16(1), reader.GetInt32(2)));
                }
            }
        }

        await ErasedNames.AddAsync(connection, transaction, names, cancellationToken).ConfigureAwait(false);
        return names;
    }

    // so that every machine keeps what was destroyed with its checkpoints
    internal static async ValueTask<int> ListAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyCollection<DestroyedKey> keys, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection,
            transaction,
            "INSERT INTO erasures (number, fingerprint) SELECT * FROM unnest($1, $2) ON CONFLICT DO NOTHING",
            Values.Of(keys.Select(k => k.Number).ToArray()),
            Values.Of(keys.Select(k => k.Fingerprint).ToArray()));
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    internal static async ValueTask<int> DeleteAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyCollection<long> numbers, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(connection, transaction, "DELETE FROM keys WHERE number = ANY($1)", Values.Of(numbers.ToArray()));
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
