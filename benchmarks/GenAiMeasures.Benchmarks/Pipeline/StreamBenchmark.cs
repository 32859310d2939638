using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Benchmarks;

/// <summary>
/// What a streamed answer costs, read to the end. Two lengths tell an exchange's own cost from an update's: an update costs the
/// difference of the two, divided by 1,800.
/// </summary>
[MemoryDiagnoser]
public class StreamBenchmark
{
    private IChatClient _bare = null!;
    private IChatClient _loggedAndTraced = null!;
    private IChatClient _recorded = null!;
    private IChatClient _wrapped = null!;

    [Params(200, 2000)]
    public int Updates { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        ChatResponseUpdate[] updates = ChunkModel.Chinese(Updates);
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
