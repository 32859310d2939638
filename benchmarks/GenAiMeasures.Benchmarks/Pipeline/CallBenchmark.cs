using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Benchmarks;

/// <summary>What a call that is not streamed costs, with an answer of 500 characters.</summary>
[MemoryDiagnoser]
public class CallBenchmark
{
    private IChatClient _bare = null!;
    private IChatClient _loggedAndTraced = null!;
    private IChatClient _wrapped = null!;

    [GlobalSetup]
    public void Setup()
    {
        ChatResponseUpdate[] updates = ChunkModel.Chinese(200);
        _bare = new ChunkModel(updates);
        _loggedAndTraced = PipelineHost.LoggedAndTraced(new ChunkModel(updates));
        _wrapped = PipelineHost.Wrapped(new ChunkModel(updates));
    }

    [Benchmark(Baseline = true)]
    public Task<ChatResponse> Bare() => _bare.GetResponseAsync("介绍西湖");

    [Benchmark]
    public Task<ChatResponse> LoggingAndOpenTelemetry() => _loggedAndTraced.GetResponseAsync("介绍西湖");

    [Benchmark]
    public Task<ChatResponse> ScreenedLabelledRecorded() => _wrapped.GetResponseAsync("介绍西湖");
}
