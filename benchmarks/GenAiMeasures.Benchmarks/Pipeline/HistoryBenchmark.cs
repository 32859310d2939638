using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Benchmarks;

/// <summary>What a turn costs at the end of a history of 1, 21 and 101 messages: verdicts on history are remembered.</summary>
[MemoryDiagnoser]
public class HistoryBenchmark
{
    private IChatClient _wrapped = null!;
    private IChatClient _forgetful = null!;
    private List<ChatMessage> _messages = null!;

    [Params(1, 21, 101)]
    public int Messages { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _wrapped = PipelineHost.Wrapped(new ChunkModel(ChunkModel.Chinese(1)), labels: false);
        _forgetful = PipelineHost.Wrapped(new ChunkModel(ChunkModel.Chinese(1)), labels: false, remembers: false);
        string text = string.Concat(ChunkModel.Chinese(200).Select(u => u.Text));
        _messages = [.. Enumerable.Range(0, Messages).Select(i => new ChatMessage(i % 2 == 0 ? ChatRole.User : ChatRole.Assistant, $"{i} {text}"))];
    }

    [Benchmark(Baseline = true)]
    public Task<ChatResponse> ScreenedEveryTime() => _forgetful.GetResponseAsync(_messages);

    [Benchmark]
    public Task<ChatResponse> Remembered() => _wrapped.GetResponseAsync(_messages);
}
