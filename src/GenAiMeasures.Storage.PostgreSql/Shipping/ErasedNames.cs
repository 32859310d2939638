using System.Buffers.Binary;
using System.Security.Cryptography;
using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// Whose keys were destroyed, by a digest of the name: so an instance whose keys nobody else could see yet destroys them too. The
// digest is of a keyed hash; without the ledger's secret it says nothing of anybody.
internal static class ErasedNames
{
    internal static string TagOf(LedgerKeyName name)
    {
        byte[] bytes = new byte[40];
        name.Subject.ToBytes().CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(32), name.Class);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(36), name.Month);
        return Convert.ToHexString(SHA256.HashData(bytes));
    }

    internal static async ValueTask<int> AddAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyCollection<LedgerKeyName> names, CancellationToken cancellationToken)
    {
        if (names.Count == 0)
        {
            return 0;
        }

        await using NpgsqlCommand command = Values.Command(
            connection,
            transaction,
            "INSERT INTO erased_names (tag) SELECT * FROM unnest($1) ON CONFLICT (tag) DO UPDATE SET at = clock_timestamp()",
            Values.Of(names.Select(TagOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Convert.FromHexString).ToArray()));
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    // What was destroyed since a moment of the database's clock, with the moment of this question. Transactions that began before
    // and are not committed yet are met by asking for some seconds again.
    internal static async ValueTask<(HashSet<string> Tags, long Now)> ReadAsync(NpgsqlConnection connection, long since, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection,
            null,
            "SELECT e.tag, (extract(epoch FROM e.at) * 1000000)::bigint, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint FROM (SELECT 1) one LEFT JOIN erased_names e ON e.at >= to_timestamp($1::double precision / 1000000)",
            Values.Of(since));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var tags = new HashSet<string>(StringComparer.Ordinal);
        long now = since;
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            now = reader.GetInt64(2);
            if (!await reader.IsDBNullAsync(0, cancellationToken).ConfigureAwait(false))
            {
                tags.Add(Convert.ToHexString(await reader.GetFieldValueAsync<byte[]>(0, cancellationToken).ConfigureAwait(false)) + " " + reader.GetInt64(1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return (tags, now);
    }
}
