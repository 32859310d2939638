using System.IO.Compression;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Cli.Tests;

/// <summary>What an auditor and a person's clerk do with a real file: sign, verify, export, recover.</summary>
public sealed class RecordsProofCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("genai-cli-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Store => Path.Combine(_folder, "compliance.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Checkpoint_that_was_printed_verifies_the_ledger_that_goes_on_in_full_and_incrementally()
    {
        await WriteAsync(3);
        (int exit, string notes, _) = await RunAsync("records", "checkpoint", "--store", Store);
        Assert.Equal(0, exit);
        string kept = Path.Combine(_folder, "kept");
        await File.WriteAllTextAsync(kept, notes, Cancellation);
        (_, string json, _) = await RunAsync("records", "checkpoint", "--store", Store, "--json");
        string key = JsonDocument.Parse(json).RootElement.GetProperty("publicKey").GetString()!;
        await WriteAsync(2);

        (int full, string output, string error) = await RunAsync("records", "verify", "--store", Store, "--checkpoint", kept, "--public-key", key, "--keys", "--json");
        Assert.Equal((0, ""), (full, error));
        Assert.Equal(10, JsonDocument.Parse(output).RootElement.GetProperty("records").GetInt32());
        (int incremental, output, _) = await RunAsync("records", "verify", "--store", Store, "--checkpoint", kept, "--incremental", "--json");
        Assert.Equal(0, incremental);
        Assert.Equal(4, JsonDocument.Parse(output).RootElement.GetProperty("records").GetInt32());
    }

    [Fact]
    public async Task Older_copy_fails_against_the_checkpoint_and_is_accepted_by_recover()
    {
        await WriteAsync(2);
        string copy = Path.Combine(_folder, "copy");
        File.Copy(Store, copy);
        await WriteAsync(2);
        File.Copy(copy, Store, overwrite: true);

        (int exit, string output, _) = await RunAsync("records", "verify", "--store", Store, "--checkpoint", Store + ".checkpoints", "--json");
        Assert.Equal(1, exit);
        Assert.Equal("rolledBack", JsonDocument.Parse(output).RootElement.GetProperty("problems")[0].GetProperty("kind").GetString());

        (exit, output, _) = await RunAsync("records", "recover", "--store", Store, "--json");
        Assert.Equal(0, exit);
        Assert.Equal(1, JsonDocument.Parse(output).RootElement.GetProperty("lost").GetArrayLength());
        Assert.Equal(0, (await RunAsync("records", "verify", "--store", Store, "--checkpoint", Store + ".checkpoints")).Exit);
    }

    [Fact]
    public async Task Checkpoints_that_Ed25519_signed_are_verified_by_their_public_key()
    {
        string key = Path.Combine(_folder, "ledger.ed25519");
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).UseSqlite(Store, o => o.BallastMegabytes = 0).UseEd25519Checkpoints(key);
        await using (ServiceProvider provider = services.BuildServiceProvider())
        {
            await provider.GetRequiredService<ILedger>().AppendAsync(new DutyWaived { Duty = "x", Reason = "y" }, TestContext.Current.CancellationToken);
        }

        string publicKey = new ShangMi.Ed25519CheckpointKeyFile(key, "genai-measures/ledger").ToVerifier().ToString()!;
        (int exit, string output, string error) = await RunAsync("records", "verify", "--store", Store, "--checkpoint", Store + ".checkpoints", "--public-key", publicKey);

        Assert.Equal((0, ""), (exit, error));
        Assert.StartsWith("ok: 1 records in 1 logs", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ledger_of_SM3_and_SM4_is_verified_exported_and_given_new_keys()
    {
        string key = Path.Combine(_folder, "ledger.sm2");
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).UseSqlite(Store, o => o.BallastMegabytes = 0).UseShangMiLedger().UseSm2Checkpoints(key);
        await using (ServiceProvider provider = services.BuildServiceProvider())
        {
            ILedger ledger = provider.GetRequiredService<ILedger>();
            for (int i = 0; i < 3; i++)
            {
                var id = new ExchangeId(new Guid(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)));
                await ledger.AppendAsync(new ExchangeOpened { Exchange = id, Person = new Subject("user-1"), Streaming = true, Messages = 1 }, Cancellation);
            }
        }

        string publicKey = new ShangMi.Sm2CheckpointKeyFile(key, "genai-measures/ledger").ToVerifier().ToString()!;
        (int exit, string output, string error) = await RunAsync("records", "verify", "--store", Store, "--checkpoint", Store + ".checkpoints", "--public-key", publicKey, "--keys");
        Assert.Equal((0, ""), (exit, error));
        Assert.StartsWith("ok: 3 records in 1 logs", output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("records", "verify", "--store", Store, "--checkpoint", Store + ".checkpoints", "--public-key", publicKey, "--incremental")).Exit);

        string zip = Path.Combine(_folder, "person.zip");
        (exit, output, error) = await RunAsync("records", "export", "--store", Store, "--subject", "user-1", "-o", zip, "--json");
        Assert.Equal((0, ""), (exit, error));
        Assert.Equal(3, JsonDocument.Parse(output).RootElement.GetProperty("records").GetInt32());
        Assert.Equal(3, CountProofs(zip));

        // the command line signs with the key beside the store: a store whose checkpoints another key signed is not written by it
        File.Delete(Store + ".checkpoints");
        (exit, _, error) = await RunAsync("records", "rotate-keys", "--store", Store);
        Assert.Equal((0, ""), (exit, error));
        Assert.Equal(0, (await RunAsync("records", "verify", "--store", Store, "--keys")).Exit);
    }

    [Fact]
    public async Task Checkpoint_of_another_key_is_bad_input()
    {
        await WriteAsync(1);
        using var other = new CheckpointKeyFile(Path.Combine(_folder, "other.sign"), "genai-measures/ledger");

        (int exit, _, string error) = await RunAsync(
            "records", "verify", "--store", Store, "--checkpoint", Store + ".checkpoints", "--public-key", other.ToVerifier().ToString()!);

        Assert.Equal(2, exit);
        Assert.StartsWith($"genai-measures: The file '{Store}.checkpoints' holds a checkpoint that the ledger's key did not sign.", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_holds_the_persons_records_with_proofs_and_nobody_elses()
    {
        await WriteAsync(2);
        string zip = Path.Combine(_folder, "person.zip");

        (int exit, string output, _) = await RunAsync("records", "export", "--store", Store, "--subject", "user-1", "-o", zip, "--json");

        Assert.Equal(0, exit);
        Assert.Equal(2, JsonDocument.Parse(output).RootElement.GetProperty("records").GetInt32());
        Assert.Equal(2, CountProofs(zip));
        Assert.Equal(2, (await RunAsync("records", "export", "--store", Store, "--subject", "user-1", "-o", zip)).Exit);
        (_, output, _) = await RunAsync("records", "export", "--store", Store, "--subject", "nobody", "-o", zip + "2", "--json");
        Assert.Equal(0, JsonDocument.Parse(output).RootElement.GetProperty("records").GetInt32());
    }

    [Fact]
    public async Task Copy_without_its_keys_is_verified_and_not_exported()
    {
        await WriteAsync(1);
        string copy = Path.Combine(_folder, "copy");
        File.Copy(Store, copy);

        Assert.Equal(0, (await RunAsync("records", "verify", "--store", copy)).Exit);
        (int exit, _, string error) = await RunAsync("records", "export", "--store", copy, "--subject", "user-1", "-o", copy + ".zip");
        Assert.Equal(2, exit);
        Assert.Equal($"genai-measures: The keys of the ledger ('{copy}.keys' and '{copy}.key') are not beside it: nothing can be opened.", error.TrimEnd());
        Assert.False(File.Exists(copy + ".zip"));
    }

    private static int CountProofs(string zip)
    {
        using ZipArchive archive = ZipFile.OpenRead(zip);
        return archive.Entries.Count(e => e.FullName.StartsWith("proofs/", StringComparison.Ordinal));
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        int exit = await CommandLine.RunAsync(args, output, error, Cancellation);
        return (exit, output.ToString(), error.ToString());
    }

    private async Task WriteAsync(int count)
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).UseSqlite(Store);
        await using ServiceProvider provider = services.BuildServiceProvider();
        ILedger ledger = provider.GetRequiredService<ILedger>();
        for (int i = 0; i < count; i++)
        {
            var id = new ExchangeId(new Guid(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)));
            await ledger.AppendAsync(new ExchangeOpened { Exchange = id, Person = new Subject("user-1"), Streaming = true, Messages = 1 }, Cancellation);
            await ledger.AppendAsync(new ExchangeSettled { Exchange = id, Person = new Subject("user-2"), Outcome = ExchangeOutcome.Stopped }, Cancellation);
        }
    }
}
