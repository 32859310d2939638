using BenchmarkDotNet.Attributes;
using GenAiMeasures.Filing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Benchmarks;

/// <summary>Questions to 100,000 open clocks in a state file; budget: under 10 ms each.</summary>
[MemoryDiagnoser]
public class DeadlineQueryBenchmark
{
    private const int Clocks = 100_000;

    private string _folder = "";
    private ServiceProvider? _provider;
    private IDeadlineService? _deadlines;

    [GlobalSetup]
    public async Task Setup()
    {
        _folder = Directory.CreateTempSubdirectory("genai-deadlines-").FullName;
        string path = Path.Combine(_folder, "compliance.db");
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).AddFiling().UseSqlite(path);
        _provider = services.BuildServiceProvider();
        _deadlines = _provider.GetRequiredService<IDeadlineService>();

        // the first one makes the file; the others go in with one transaction, which no app does
        Deadline first = await _deadlines.StartAsync(new DeadlineStart("alg.change", TimeProvider.System.GetUtcNow(), "benchmark"));
        Fill(path + ".state", first);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _provider?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark]
    public async Task<int> NextFifty() => await _deadlines!.ListAsync(new DeadlineQuery { Limit = 50 }).CountAsync();

    [Benchmark]
    public async Task<int> FiftyThatEndThisWeek() =>
        await _deadlines!.ListAsync(new DeadlineQuery { DueBy = TimeProvider.System.GetUtcNow().AddDays(7), Limit = 50 }).CountAsync();

    [Benchmark]
    public async Task<long> Counts() => (await _deadlines!.CountAsync()).Open;

    [Benchmark]
    public async Task<bool> One() => (await _deadlines!.FindAsync("alg.change:c050000"))!.IsOpen;

    private static void Fill(string state, Deadline sample)
    {
        using var connection = new SqliteConnection($"Data Source={state};Pooling=False");
        connection.Open();
        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO cases (kind, id, version, open, due, wake, unrecorded, body) VALUES ('deadline', $id, 2, 1, $due, $due, 0, $body)";
        SqliteParameter id = command.Parameters.Add("$id", SqliteType.Text);
        SqliteParameter due = command.Parameters.Add("$due", SqliteType.Integer);
        SqliteParameter body = command.Parameters.Add("$body", SqliteType.Blob);
        for (int i = 0; i < Clocks; i++)
        {
            Deadline one = sample with { Id = $"alg.change:c{i:000000}", About = $"c{i:000000}", Version = 2, Unrecorded = 0, DueAt = sample.DueAt.AddMinutes(i) };
            id.Value = one.Id;
            due.Value = one.DueAt.ToUnixTimeMilliseconds();
            body.Value = one.ToUtf8Bytes();
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}
