namespace GenAiMeasures.Tests;

/// <summary>A screen that lets everything go and finds a word at the end: what was released has to be taken back.</summary>
internal sealed class LateScreen(string word, Verdict verdict = Verdict.Refuse) : ExchangeStage
{
    public override string Name => "late";

    public override int Order => StageOrder.Screen;

    public override ExchangeScreen OpenScreen(Exchange exchange) => new Screen(word, verdict);

    private sealed class Screen(string word, Verdict verdict) : ExchangeScreen
    {
        public override string Name => "late";

        public override string PolicyVersion => "1";

        public override TextScreen? OpenText(ContentPlace place) => place.Side == ScreenSide.Output ? new Text(word, verdict, place) : null;
    }

    private sealed class Text(string word, Verdict verdict, ContentPlace place) : TextScreen
    {
        private string _text = "";

        public override ValueTask<long> WriteAsync(ReadOnlyMemory<char> text, ScreenReport report, CancellationToken cancellationToken)
        {
            _text += text.ToString();
            return new(_text.Length);
        }

        public override ValueTask<long> CompleteAsync(ScreenReport report, CancellationToken cancellationToken)
        {
            int start = _text.IndexOf(word, StringComparison.Ordinal);
            if (start >= 0)
            {
                report.Add(
                    new Finding
                    {
                        Place = place,
                        Start = start,
                        Length = word.Length,
                        Verdict = verdict,
                        Risk = RiskCode.Parse("A.1.h"),
                        Screen = "late",
                        Rule = "late:1",
                        PolicyVersion = "1",
                    },
                    null,
                    decidedAt: _text.Length);
            }

            return new(_text.Length);
        }
    }
}
