using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Benchmarks;

/// <summary>What an update of a streamed answer costs: 200 updates, read to the end. Divide by 200.</summary>
[MemoryDiagnoser]
public class StreamBenchmark
{
    private IChatClient _bare = null!;
    private IChatClient _loggedAndTraced = null!;
    private IChatClient _recorded = null!;
    private IChatClient _wrapped = null!;

    [GlobalSetup]
    public void Setup()
    {
        ChatResponseUpdate[] updates = ChunkModel.Chinese(200);
        _bare = new ChunkModel(updates);
        _loggedAndTraced = PipelineHost.LoggedAndTraced(new ChunkModel(updates));
        _recorded = PipelineHost.Wrapped(new ChunkModel(updates), screens: false, labels: false);
        _wrapped = PipelineHost.Wrapped(new ChunkModel(updates));
    }

    [Benchmark(Baseline = true)]
    public Task<int> Bare() => ReadAsync(_bare);

    [Benchmark]
    public Task<int> LoggingAndOpenTelemetry() => ReadAsync(_loggedAndTraced);

    [Benchmark]
    public Task<int> RecordedOnly() => ReadAsync(_recorded);

    [Benchmark]
    public Task<int> ScreenedLabelledRecorded() => ReadAsync(_wrapped);

    private static async Task<int> ReadAsync(IChatClient client)
    {
        int count = 0;
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("介绍西湖"))
        {
            count += update.Contents.Count;
        }

        return count;
    }
}
