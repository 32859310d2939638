namespace GenAiMeasures.Tests;

/// <summary>A stage that looks for literal words, written as plainly as can be: what the pipeline is tested with. Exact for every split.</summary>
internal sealed class TestScreen(string name = "test") : ExchangeStage
{
    private readonly List<Word> _words = [];

    public override string Name => name;

    public override int Order => StageOrder.Screen;

    public Func<ContentPlace, bool> Sees { get; set; } = _ => true;

    /// <summary>Called at every piece; may throw or wait.</summary>
    public Func<ContentPlace, Task>? OnWrite { get; set; }

    public int Opened { get; private set; }

    public TestScreen With(string word, Verdict verdict, string risk = "A.1.a", string? replacement = null)
    {
        _words.Add(new Word(word, verdict, RiskCode.Parse(risk), replacement));
        return this;
    }

    public override ExchangeScreen OpenScreen(Exchange exchange) => new Screen(this);

    internal sealed record Word(string Text, Verdict Verdict, RiskCode Risk, string? Replacement);

    private sealed class Screen(TestScreen stage) : ExchangeScreen
    {
        public override string Name => stage.Name;

        public override string PolicyVersion => "1";

        public override TextScreen? OpenText(ContentPlace place)
        {
            stage.Opened++;
            return stage.Sees(place) ? new Text(stage, place) : null;
        }
    }

    private sealed class Text(TestScreen stage, ContentPlace place) : TextScreen
    {
        private string _text = "";
        private int _seen;

        public override async ValueTask<long> WriteAsync(ReadOnlyMemory<char> text, ScreenReport report, CancellationToken cancellationToken)
        {
            if (stage.OnWrite is { } act)
            {
                await act(place);
            }

            _text += text.ToString();
            for (int end = _seen + 1; end <= _text.Length; end++)
            {
                Report(end, report);
            }

            _seen = _text.Length;
            return _text.Length - Held();
        }

        public override ValueTask<long> CompleteAsync(ScreenReport report, CancellationToken cancellationToken) => new(_text.Length);

        private void Report(int end, ScreenReport report)
        {
            foreach (Word word in stage._words)
            {
                int start = end - word.Text.Length;
                if (start >= 0 && string.CompareOrdinal(_text, start, word.Text, 0, word.Text.Length) == 0)
                {
                    report.Add(
                        new Finding
                        {
                            Place = report.Place,
                            Start = start,
                            Length = word.Text.Length,
                            Verdict = word.Verdict,
                            Risk = word.Risk,
                            Screen = stage.Name,
                            Rule = "word:" + stage._words.IndexOf(word),
                            PolicyVersion = "1",
                        },
                        word.Replacement,
                        decidedAt: end);
                }
            }
        }

        // the longest end of the text that could still become a word
        private int Held()
        {
            for (int length = _text.Length; length > 0; length--)
            {
                string tail = _text[^length..];
                if (stage._words.Exists(w => w.Text.Length > length && w.Text.StartsWith(tail, StringComparison.Ordinal)))
                {
                    return length;
                }
            }

            return 0;
        }
    }
}
