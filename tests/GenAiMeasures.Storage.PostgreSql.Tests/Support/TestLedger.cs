using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

/// <summary>A ledger in a schema of its own on the tests' server, with a folder for what stays on the machine. Any number of instances open it.</summary>
internal sealed class TestLedger : IAsyncDisposable
{
    private readonly PostgresServer _server;

    public TestLedger(PostgresServer? server = null) => _server = server ?? PostgresServer.Shared;

    public TestFolder Folder { get; } = new();

    public string Schema { get; } = PostgresServer.NewSchema();

    public string ConnectionString => _server.ConnectionString;

    public PostgreSqlOptions Options => Configure(new PostgreSqlOptions());

    public PostgreSqlOptions Configure(PostgreSqlOptions options)
    {
        options.ConnectionString = ConnectionString;
        options.Schema = Schema;
        options.Folder = Folder.Root;
        return options;
    }

    /// <summary>Starts an instance of an app on it.</summary>
    public LedgerHost Open(Action<GenAiComplianceOptions>? configure = null, Action<IServiceCollection>? services = null, Action<PostgreSqlOptions>? options = null) =>
        LedgerHost.Open(this, configure, services, options);

    public ValueTask<PostgreSqlLedgerReader> OpenReaderAsync() => PostgreSqlLedgerReader.OpenAsync(Options, cancellationToken: TestContext.Current.CancellationToken);

    public async Task<T?> ScalarAsync<T>(string sql)
    {
        await using NpgsqlConnection connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is T value ? value : default;
    }

    public async Task<int> ExecuteAsync(string sql)
    {
        await using NpgsqlConnection connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString) { SearchPath = Schema, Pooling = false }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await ExecuteAsync($"DROP SCHEMA IF EXISTS {Schema} CASCADE");
        }
        catch (NpgsqlException)
        {
            // its server is down: the cluster goes as a whole
        }

        Folder.Dispose();
    }
}
