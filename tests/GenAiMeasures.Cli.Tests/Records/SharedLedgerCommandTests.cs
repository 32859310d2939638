using System.Text.Json;
using GenAiMeasures.Storage.PostgreSql;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Cli.Tests;

public sealed class SharedLedgerCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("genai-cli-").FullName;
    private readonly string _schema = PostgresServer.NewSchema();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Verify_reads_the_logs_of_all_instances_or_of_one()
    {
        await WriteAsync(AckWhen.Database);
        await WriteAsync(AckWhen.LocalJournal);
        Environment.SetEnvironmentVariable("GENAI_TEST_" + _schema, PostgresServer.Shared.ConnectionString);

        (int exit, string output, string error) = await RunAsync("records", "verify", "--database", "env:GENAI_TEST_" + _schema, "--schema", _schema, "--folder", _folder, "--json");

        Assert.Equal((0, ""), (exit, error));
        JsonElement json = JsonDocument.Parse(output).RootElement;
        Assert.True(json.GetProperty("ok").GetBoolean());
        Assert.Equal(4, json.GetProperty("records").GetInt32());
        Assert.Equal(2, json.GetProperty("logs").GetInt32());
        Assert.Equal(0, json.GetProperty("global").GetArrayLength());

        string log;
        await using (PostgreSqlLedgerReader reader = await PostgreSqlLedgerReader.OpenSealedAsync(Options(), Cancellation))
        {
            log = (await reader.ReadHeadsAsync(Cancellation))[0].Log.ToString("n");
        }

        (exit, output, _) = await RunAsync("records", "verify", "--database", PostgresServer.Shared.ConnectionString, "--schema", _schema, "--folder", _folder, "--log", log);
        Assert.Equal(0, exit);
        Assert.StartsWith("ok: 2 records in 1 logs, 0 merged checkpoints", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instances_are_listed_and_what_one_did_not_ship_is_declared_lost_only_when_it_is_not_alive()
    {
        await WriteAsync(AckWhen.LocalJournal);
        (int exit, string output, _) = await RunAsync("records", "instances", "--database", PostgresServer.Shared.ConnectionString, "--schema", _schema, "--json");
        Assert.Equal(0, exit);
        JsonElement instance = Assert.Single(JsonDocument.Parse(output).RootElement.EnumerateArray());
        Assert.Equal(("writing", true, 2), (instance.GetProperty("state").GetString(), instance.GetProperty("journal").GetBoolean(), instance.GetProperty("records").GetInt32()));
        string id = instance.GetProperty("id").GetString()!;

        (exit, output, string error) = await DeclareAsync(id);
        Assert.Equal((0, ""), (exit, error));
        Assert.Equal($"declared lost: what {id} had not shipped", output.Trim());
        (exit, output, _) = await DeclareAsync(id);
        Assert.Equal(1, exit);
        Assert.Equal($"not declared: there is no instance {id} with a journal, or it is alive", output.Trim());

        (exit, output, _) = await RunAsync("records", "verify", "--database", PostgresServer.Shared.ConnectionString, "--schema", _schema, "--folder", _folder);
        Assert.Equal(0, exit);
        Assert.Contains($"实例 {id} 未上传的日志已声明丢失。 What the instance {id} had not shipped was declared lost.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shared_ledger_is_recovered_once_every_instance_is_stopped()
    {
        await WriteAsync(AckWhen.Database);

        (int exit, string output, _) = await RunAsync("records", "recover", "--database", PostgresServer.Shared.ConnectionString, "--schema", _schema, "--folder", _folder);

        Assert.Equal(0, exit);
        Assert.StartsWith("recovered: 0 exchanges interrupted, 0 erased keys destroyed again, 0 checkpoints lost", output, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync("records", "recover")).Exit);
    }

    [Fact]
    public async Task Variable_that_is_not_set_and_log_that_is_no_id_are_bad_usage()
    {
        Assert.Equal(2, (await RunAsync("records", "verify", "--database", "env:GENAI_TEST_NOT_SET")).Exit);
        Assert.Equal(2, (await RunAsync("records", "verify", "--database", PostgresServer.Shared.ConnectionString, "--log", "x")).Exit);
        Assert.Equal(2, (await RunAsync("records", "instances")).Exit);
        Assert.Equal(2, (await RunAsync("records", "verify")).Exit);
    }

    private Task<(int Exit, string Output, string Error)> DeclareAsync(string id) => RunAsync(
        "records", "declare-lost", id, "--database", PostgresServer.Shared.ConnectionString, "--schema", _schema, "--folder", _folder, "--by", "ops", "--reason", "磁盘损坏");

    private PostgreSqlOptions Options() => new() { ConnectionString = PostgresServer.Shared.ConnectionString, Schema = _schema, Folder = _folder };

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        int exit = await CommandLine.RunAsync(args, output, error, Cancellation);
        return (exit, output.ToString(), error.ToString());
    }

    private async Task WriteAsync(AckWhen ack)
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).UsePostgreSql(PostgresServer.Shared.ConnectionString, o =>
        {
            o.Schema = _schema;
            o.Folder = _folder;
            o.AckWhen = ack;
        });
        await using ServiceProvider provider = services.BuildServiceProvider();
        ILedger ledger = provider.GetRequiredService<ILedger>();
        var id = new ExchangeId(new Guid(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)));
        await ledger.AppendAsync(new ExchangeOpened { Exchange = id, Streaming = true, Messages = 1 }, Cancellation);
        await ledger.AppendAsync(new ExchangeSettled { Exchange = id, Outcome = ExchangeOutcome.Completed }, Cancellation);
    }
}
