using System.Collections.Immutable;
using System.Globalization;
using GenAiMeasures.Filing;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Benchmarks;

// What a self-assessment holds in memory while 64 requests are in flight: with ten times the questions it must stay what it was.
internal static class AssessmentLoad
{
    private const int InFlight = 64;
    private const int AnswerLength = 8_000;

    internal static async Task RunAsync()
    {
        foreach (int questions in (int[])[500, 2_000, 20_000])
        {
            string folder = Directory.CreateTempSubdirectory("genai-assess-load-").FullName;
            try
            {
                await RunAsync(folder, questions);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task RunAsync(string folder, int questions)
    {
        var bank = new AssessmentBank
        {
            Name = "load",
            Kind = BankKind.Content,
            Items = [.. Enumerable.Range(0, questions).Select(i => new BankItem { Id = i.ToString(CultureInfo.InvariantCulture), Text = string.Create(CultureInfo.InvariantCulture, $"question {i}"), Risk = RiskCode.Parse(RiskCatalog.All[i % RiskCatalog.All.Count].Code) })],
        };
        var model = new Model();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        model.Before = before;
        AssessmentResult result = await AssessmentRunner.RunAsync(
            model,
            new AssessmentOptions { Banks = [bank], Judges = [AssessmentJudges.Refusal()], Folder = folder, Model = "load", Sample = questions, Concurrency = InFlight },
            CancellationToken.None);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{questions} questions of {AnswerLength} characters each, {model.MostInFlight} in flight: at most {model.Most / 1024.0 / 1024:0.0} MB above the start; answers' file {new FileInfo(Path.Combine(folder, "answers.jsonl")).Length / 1024.0 / 1024:0.0} MB; {result.Summary.Failed} failed"));
    }

    private sealed class Model : IChatClient
    {
        private static readonly Lock Measuring = new();

        private static readonly ImmutableArray<string> Words = ["一段", "回答", "的", "文字", "。"];

        private int _running;
        private int _calls;
        private int _mostInFlight;

        public long Before { get; set; }

        public long Most { get; private set; }

        public int MostInFlight => _mostInFlight;

        public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            int running = Interlocked.Increment(ref _running);
            for (int seen = _mostInFlight; running > seen; seen = _mostInFlight)
            {
                Interlocked.CompareExchange(ref _mostInFlight, running, seen);
            }

            // every answer is a text of its own
            int call = Interlocked.Increment(ref _calls);
            string text = string.Create(AnswerLength, call, static (span, seed) =>
            {
                for (int i = 0; i < span.Length; i++)
                {
                    span[i] = Words[(i + seed) % Words.Length][0];
                }
            });
            await Task.Delay(2, cancellationToken);
            if (call % 100 == 0)
            {
                lock (Measuring)
                {
                    Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: true) - Before);
                }
            }

            Interlocked.Decrement(ref _running);
            return new ChatResponse(new ChatMessage(ChatRole.Assistant, text));
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
