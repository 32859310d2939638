namespace GenAiMeasures.Tests;

/// <summary>A screen that finds personal information: a kind and no risk.</summary>
internal sealed class KindScreen(string number, Verdict verdict) : ExchangeStage
{
    public override string Name => "kinds";

    public override int Order => StageOrder.Screen;

    public override ExchangeScreen OpenScreen(Exchange exchange) => new Screen(number, verdict);

    private sealed class Screen(string number, Verdict verdict) : ExchangeScreen
    {
        public override string Name => "kinds";

        public override string PolicyVersion => "1";

        public override TextScreen? OpenText(ContentPlace place) => place.Side == ScreenSide.Input ? new Text(number, verdict, place) : null;
    }

    private sealed class Text(string number, Verdict verdict, ContentPlace place) : TextScreen
    {
        private string _text = "";

        public override ValueTask<long> WriteAsync(ReadOnlyMemory<char> text, ScreenReport report, CancellationToken cancellationToken)
        {
            _text += text.ToString();
            return new(0L);
        }

        public override ValueTask<long> CompleteAsync(ScreenReport report, CancellationToken cancellationToken)
        {
            int start = _text.IndexOf(number, StringComparison.Ordinal);
            if (start >= 0)
            {
                report.Add(
                    new Finding { Place = place, Start = start, Length = number.Length, Verdict = verdict, Kind = "mobile", Screen = "kinds", Rule = "mobile", PolicyVersion = "1" },
                    null,
                    decidedAt: _text.Length);
            }

            return new(_text.Length);
        }
    }
}
