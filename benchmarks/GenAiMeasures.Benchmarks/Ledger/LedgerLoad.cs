using System.Diagnostics;
using System.Globalization;
using GenAiMeasures.Storage.Sqlite;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Benchmarks;

// The ledger under load, on a real file: ratios of one run, because disks differ and one disk differs from hour to hour.
internal static class LedgerLoad
{
    private const int Singles = 300;
    private const int Groups = 20;
    private const int GroupLength = 1_000;

    private static int _people = 5_000;

    internal static async Task RunAsync(string[] args)
    {
        int records = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200_000;
        _people = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : _people;
        string folder = Directory.CreateTempSubdirectory("genai-ledger-load-").FullName;
        try
        {
            string path = Path.Combine(folder, "load.db");
            await using (ServiceProvider provider = Build(b => b.UseSqlite(path)))
            {
                ILedger ledger = provider.GetRequiredService<ILedger>();
                await CommitsAsync(ledger);
                await EnqueueAsync(ledger);
                await FillAsync(ledger, records);
            }

            await VerifyAsync(path);
            await ExportAsync(path);
            await FirstTokenAsync(Path.Combine(folder, "chat.db"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        RecordCrypto.Write(Console.Out);
        await SealAsync();
    }

    private static async Task CommitsAsync(ILedger ledger)
    {
        await ledger.AppendAsync(Record(0));
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Singles; i++)
        {
            await ledger.AppendAsync(Record(i));
        }

        double single = Singles / Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Groups; i++)
        {
            await GroupAsync(ledger, i * GroupLength);
        }

        double group = Groups * GroupLength / Stopwatch.GetElapsedTime(start).TotalSeconds;
        Say($"one a transaction {single:F0}/s, groups of {GroupLength} {group:F0}/s, ratio {group / single:F0}");
    }

    private static async Task EnqueueAsync(ILedger ledger)
    {
        var times = new double[5_000];
        var waiting = new List<Task>(times.Length);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < times.Length; i++)
        {
            while (Stopwatch.GetElapsedTime(start).TotalMilliseconds < i)
            {
                await Task.Yield();
            }

            DutyWaived record = Record(i);
            long before = Stopwatch.GetTimestamp();
            ValueTask append = ledger.AppendAsync(record);
            times[i] = Stopwatch.GetElapsedTime(before).TotalMicroseconds;
            waiting.Add(append.AsTask());
        }

        await Task.WhenAll(waiting);
        Array.Sort(times);
        Say($"enqueue at 1,000/s: p50 {times[times.Length / 2]:F1} us, p99 {times[times.Length * 99 / 100]:F1} us");
    }

    private static async Task FillAsync(ILedger ledger, int records)
    {
        long start = Stopwatch.GetTimestamp();
        long memory = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < records; i += GroupLength)
        {
            await GroupAsync(ledger, i);
        }

        double rate = records / Stopwatch.GetElapsedTime(start).TotalSeconds;
        Say($"fill of {records}: {rate:F0}/s, memory {(GC.GetTotalMemory(forceFullCollection: true) - memory) / 1024} KiB more afterwards");
    }

    private static async Task VerifyAsync(string path)
    {
        await using SqliteLedgerReader reader = SqliteLedgerReader.OpenSealed(path);
        long start = Stopwatch.GetTimestamp();
        LedgerVerification verification = await LedgerVerifier.VerifyAsync(reader);
        double rate = verification.Records / Stopwatch.GetElapsedTime(start).TotalSeconds;
        Say($"verify: {rate:F0} records/s, {(verification.IsOk ? "ok" : "FAILED")}; {new FileInfo(path).Length / verification.Records} bytes a record");
    }

    private static async Task ExportAsync(string path)
    {
        await ZipAsync(path);
        var times = new List<double>();
        await using SqliteLedgerReader reader = SqliteLedgerReader.Open(path);
        IReadOnlyList<LedgerKey> keys = await reader.Keys!.ReadAsync(0, 101);
        int count = 0;
        foreach (LedgerKey key in keys.Skip(1))
        {
            long start = Stopwatch.GetTimestamp();
            count = 0;
            await foreach (LedgerEntry entry in reader.ReadKeysAsync([key.Number]))
            {
                count += entry.State == LedgerEntryState.Opened ? 1 : 0;
            }

            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        Say($"one person's {count} records, found, read and opened: p50 {times[times.Count / 2]:F1} ms, p99 {times[^1]:F1} ms");
    }

    // the whole file that a person is given, with a proof for every record
    private static async Task ZipAsync(string path)
    {
        var provider = new KeyEncryptionKeyFile(path + ".key");
        var signer = new CheckpointKeyFile(path + ".sign", SqliteLedgerReader.CheckpointName);
        var times = new List<double>();
        for (int i = 0; i < 20; i++)
        {
            await using SqliteLedgerReader reader = SqliteLedgerReader.Open(path);
            SignedNote[] signed = [.. (await reader.ReadHeadsAsync()).Select(h => KeptCheckpoints.Sign(h, signer))];
            long start = Stopwatch.GetTimestamp();
            await LedgerExport.WriteAsync(
                reader, reader.Keys!, provider, new Subject(string.Create(CultureInfo.InvariantCulture, $"user {i * 7 % _people}")), signed, Stream.Null);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        Say($"one person's ZIP file with proofs: p50 {times[times.Count / 2]:F0} ms");
        signer.Dispose();
    }

    // whether the opened record, which is durable before the first update leaves, hides behind a model that thinks for 20 ms
    private static async Task FirstTokenAsync(string path)
    {
        await using ServiceProvider provider = Build(b => b.UseSqlite(path));
        var model = new ChunkModel(ChunkModel.Chinese(3), pauseMilliseconds: 20);
        using IChatClient wrapped = model.AsBuilder().UseGenAiCompliance().Build(provider);
        double[] bare = new double[100];
        double[] recorded = new double[100];
        for (int i = 0; i < bare.Length; i++)
        {
            bare[i] = await FirstAsync(model);
            using (provider.GetRequiredService<IComplianceScope>().Begin(new Subject("user 1")))
            {
                recorded[i] = await FirstAsync(wrapped);
            }
        }

        Array.Sort(bare);
        Array.Sort(recorded);
        Say($"first update after 20 ms of the model: bare p50 {bare[50]:F2} ms, recorded p50 {recorded[50]:F2} ms, p90 {bare[90]:F2} and {recorded[90]:F2} ms");

        static async Task<double> FirstAsync(IChatClient client)
        {
            long start = Stopwatch.GetTimestamp();
            double first = 0;
            await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("你好"))
            {
                first = first == 0 && update.Text.Length > 0 ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : first;
            }

            return first;
        }
    }

    // everything but the disk: serialization, seal, hash, tree
    private static async Task SealAsync()
    {
        await using ServiceProvider provider = Build(b => b.UseLedgerStore<NullLedgerStore>());
        ILedger ledger = provider.GetRequiredService<ILedger>();
        for (int i = 0; i < 20; i++)
        {
            await GroupAsync(ledger, i);
        }

        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < 50; i++)
        {
            await GroupAsync(ledger, i);
        }

        Say($"a record without a disk: {Stopwatch.GetElapsedTime(start).TotalMicroseconds / (50 * GroupLength):F1} us");
    }

    private static Task GroupAsync(ILedger ledger, int from) =>
        Task.WhenAll(Enumerable.Range(from, GroupLength).Select(i => ledger.AppendAsync(Record(i)).AsTask()));

    // about as long as a settled record
    private static DutyWaived Record(int number) => new()
    {
        Person = new Subject(string.Create(CultureInfo.InvariantCulture, $"user {number % _people}")),
        Duty = "IM-9-AGREEMENT",
        Reason = string.Create(CultureInfo.InvariantCulture, $"{number:D8}") + new string('x', 400),
    };

    private static ServiceProvider Build(Action<IGenAiComplianceBuilder> store)
    {
        var services = new ServiceCollection();
        store(services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal));
        return services.BuildServiceProvider();
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
