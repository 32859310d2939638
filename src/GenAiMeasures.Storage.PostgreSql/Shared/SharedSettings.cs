using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// Values that every instance reads and replaces by compare-and-set. Thread-safe.
internal sealed class SharedSettings(PostgreSqlConnections connections, ErasureWatch erasures) : ISharedLedger
{
    public async ValueTask<ReadOnlyMemory<byte>?> FindSettingAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await connections.ReadAsync(
                async c =>
                {
                    await using NpgsqlCommand command = Values.Command(c, null, "SELECT value FROM settings WHERE name = $1", Values.Of(name));
                    return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is byte[] value ? new ReadOnlyMemory<byte>(value) : (ReadOnlyMemory<byte>?)null;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw PostgreSqlErrors.Explain(exception);
        }
    }

    public async ValueTask<bool> TrySetAsync(string name, ReadOnlyMemory<byte>? before, ReadOnlyMemory<byte> value, CancellationToken cancellationToken)
    {
        try
        {
            return await connections.WriteAsync(
                "setting",
                async (c, t) =>
                {
                    await using NpgsqlCommand command = before is { } old
                        ? Values.Command(
                            c, t, "UPDATE settings SET value = $2 WHERE name = $1 AND value = $3", Values.Of(name), Values.Of(Values.Bytes(value)), Values.Of(Values.Bytes(old)))
                        : Values.Command(c, t, "INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING", Values.Of(name), Values.Of(Values.Bytes(value)));
                    return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw PostgreSqlErrors.Explain(exception);
        }
    }

    public IReadOnlyList<DestroyedKey> TakeDestroyed() => erasures.Take();
}
