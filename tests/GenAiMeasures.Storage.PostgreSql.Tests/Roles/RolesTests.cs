using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

public sealed class RolesTests : IAsyncDisposable
{
    private readonly TestLedger _ledger = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Theory]
    [InlineData("writer", "DELETE FROM records")]
    [InlineData("writer", "UPDATE records SET header = header")]
    [InlineData("writer", "DELETE FROM parts")]
    [InlineData("writer", "UPDATE parts SET seq = seq")]
    [InlineData("writer", "DELETE FROM heads")]
    [InlineData("writer", "DELETE FROM keys")]
    [InlineData("writer", "DELETE FROM standing")]
    [InlineData("writer", "TRUNCATE records")]
    [InlineData("writer", "DROP TABLE records_rest")]
    [InlineData("writer", "DELETE FROM global_checkpoints")]
    [InlineData("writer", "UPDATE schema_version SET version = 0")]
    [InlineData("reader", "INSERT INTO settings (name, value) VALUES ('a', '')")]
    [InlineData("reader", "UPDATE heads SET size = size")]
    [InlineData("reader", "UPDATE parts SET box = NULL")]
    [InlineData("reader", "DELETE FROM keys")]
    [InlineData("eraser", "DELETE FROM records")]
    [InlineData("eraser", "UPDATE records SET leaf_hash = leaf_hash")]
    [InlineData("eraser", "DELETE FROM parts")]
    [InlineData("eraser", "INSERT INTO parts (log_id, seq, part, shelf) VALUES ('00000000-0000-0000-0000-000000000001', 0, 0, 0)")]
    [InlineData("eraser", "UPDATE heads SET size = size")]
    [InlineData("eraser", "INSERT INTO keys (lookup, class, month, number, epoch, wrapped) VALUES ('', 1, 1, 1, 1, '')")]
    [InlineData("eraser", "DELETE FROM erasures")]
    public async Task Role_may_not(string role, string sql)
    {
        await using NpgsqlConnection connection = await AsAsync(role);
        await using var command = new NpgsqlCommand(sql, connection);

        PostgresException refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancellation));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refusal.SqlState);
    }

    [Theory]
    [InlineData("writer", "UPDATE parts SET box = NULL, key = NULL WHERE key = 1")]
    [InlineData("eraser", "UPDATE parts SET box = NULL, key = NULL WHERE key = 1")]
    [InlineData("eraser", "DELETE FROM keys WHERE number = 1")]
    [InlineData("eraser", "INSERT INTO erasures (number, fingerprint) VALUES (1, '')")]
    [InlineData("reader", "SELECT count(*) FROM records")]
    public async Task Role_may(string role, string sql)
    {
        await using NpgsqlConnection connection = await AsAsync(role);
        await using var command = new NpgsqlCommand(sql, connection);

        await command.ExecuteNonQueryAsync(Cancellation);
    }

    [Fact]
    public async Task Service_that_is_a_writer_only_records_serves_and_reads()
    {
        string user = await LoginAsync("writer");

        await using (LedgerHost host = _ledger.Open(options: o => As(o, user)))
        {
            await host.Ledger.AppendAsync(new DutyWaived { Duty = "IM-9-AGREEMENT", Reason = "a record of a writer" }, Cancellation);
            await host.Ledger.AppendAsync(new DutyWaived { Duty = "IM-9-AGREEMENT", Reason = "and another one" }, Cancellation);
        }

        await using PostgreSqlLedgerReader reader = await _ledger.OpenReaderAsync();
        LedgerVerification result = await LedgerVerifier.VerifyAsync(reader, Cancellation);
        Assert.Empty(result.Problems);
        Assert.Equal(2, result.Records);
    }

    [Fact]
    public async Task Service_that_may_not_destroy_says_which_right_is_missing()
    {
        string user = await LoginAsync("writer");
        await using LedgerHost host = _ledger.Open(options: o => As(o, user));
        await host.Ledger.AppendAsync(new DutyWaived { Duty = "IM-9-AGREEMENT", Reason = "a record of a writer" }, Cancellation);

        LedgerUnavailableException refusal = await Assert.ThrowsAsync<LedgerUnavailableException>(async () => await host.Store.Keys.DeleteAsync([1], Cancellation));

        Assert.Equal("The account of the ledger's database lacks a right that this needs. Grant it the role for its task (docs/postgresql.md).", refusal.Message);
    }

    private static void As(PostgreSqlOptions options, string user) =>
        options.ConnectionString = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Username = user }.ConnectionString;

    private async Task<NpgsqlConnection> AsAsync(string role)
    {
        await MakeAsync();
        NpgsqlConnection connection = await _ledger.ConnectAsync();
        await using var command = new NpgsqlCommand($"SET ROLE {_ledger.Schema}_{role}", connection);
        await command.ExecuteNonQueryAsync(Cancellation);
        return connection;
    }

    private async Task<string> LoginAsync(string role)
    {
        await MakeAsync();
        string user = $"{_ledger.Schema}_app";
        await _ledger.ExecuteAsync($"CREATE ROLE {user} LOGIN; GRANT {_ledger.Schema}_{role} TO {user}");
        return user;
    }

    // the roles of the file, under names of this test's own: roles belong to the whole server
    private async Task MakeAsync()
    {
        using var connections = new PostgreSqlConnections(_ledger.Options, TimeProvider.System);
        await PostgreSqlSchema.EnsureAsync(connections, Cancellation);
        await _ledger.ExecuteAsync(PostgreSqlSchema.ReadFile("roles.sql").Replace("genai_measures", _ledger.Schema, StringComparison.Ordinal));
    }
}
