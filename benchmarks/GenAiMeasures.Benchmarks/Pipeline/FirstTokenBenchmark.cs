using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Benchmarks;

/// <summary>The time to the first update with text, of an answer of 40 pieces with 10 ms between them.</summary>
[MemoryDiagnoser]
public class FirstTokenBenchmark
{
    private IChatClient _bare = null!;
    private IChatClient _wrapped = null!;

    [GlobalSetup]
    public void Setup()
    {
        ChatResponseUpdate[] updates = ChunkModel.Chinese(40);
        _bare = new ChunkModel(updates, pauseMilliseconds: 10);
        _wrapped = PipelineHost.Wrapped(new ChunkModel(updates, pauseMilliseconds: 10));
    }

    [Benchmark(Baseline = true)]
    public Task<string> Bare() => FirstAsync(_bare);

    [Benchmark]
    public Task<string> ScreenedLabelledRecorded() => FirstAsync(_wrapped);

    private static async Task<string> FirstAsync(IChatClient client)
    {
        await foreach (ChatResponseUpdate update in client.GetStreamingResponseAsync("介绍西湖"))
        {
            if (update.Text.Length > 0)
            {
                return update.Text;
            }
        }

        return "";
    }
}
