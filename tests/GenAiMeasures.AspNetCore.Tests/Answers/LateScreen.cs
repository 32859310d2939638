namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>Lets everything out and refuses it all at the end.</summary>
internal sealed class LateScreen : ExchangeStage
{
    public override string Name => "late";

    public override int Order => StageOrder.Screen;

    public override ExchangeScreen OpenScreen(Exchange exchange) => new Screen();

    private sealed class Screen : ExchangeScreen
    {
        public override string Name => "late";

        public override string PolicyVersion => "1";

        public override TextScreen? OpenText(ContentPlace place) => place.Side == ScreenSide.Output ? new Text() : null;
    }

    private sealed class Text : TextScreen
    {
        private int _length;

        public override ValueTask<long> WriteAsync(ReadOnlyMemory<char> text, ScreenReport report, CancellationToken cancellationToken)
        {
            _length += text.Length;
            return new(_length);
        }

        public override ValueTask<long> CompleteAsync(ScreenReport report, CancellationToken cancellationToken)
        {
            report.Add(
                new Finding { Place = report.Place, Start = 0, Length = _length, Verdict = Verdict.Refuse, Risk = RiskCode.Parse("A.1.g"), Screen = "late", Rule = "all", PolicyVersion = "1" },
                replacement: null,
                decidedAt: _length);
            return new(_length);
        }
    }
}
