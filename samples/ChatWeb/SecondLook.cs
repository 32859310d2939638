using System.Text;
using GenAiMeasures;

namespace ChatWeb;

/// <summary>
/// A screen that can only judge a whole answer, as a classifier that reads the end first: what it finds has been shown by then and is
/// taken back. It looks for two words of a made-up rule.
/// </summary>
internal sealed class SecondLook : ExchangeStage
{
    private const string First = "彩票";
    private const string Second = "中奖号码";

    public override string Name => "second-look";

    public override int Order => StageOrder.Screen + 1;

    public override ExchangeScreen OpenScreen(Exchange exchange) => new Screen();

    private sealed class Screen : ExchangeScreen
    {
        public override string Name => "second-look";

        public override string PolicyVersion => "1";

        public override TextScreen? OpenText(ContentPlace place) => place.Side == ScreenSide.Output && place.Kind == ContentKind.Text ? new Text() : null;
    }

    private sealed class Text : TextScreen
    {
        private readonly StringBuilder _text = new();

        // everything may leave at once
        public override ValueTask<long> WriteAsync(ReadOnlyMemory<char> text, ScreenReport report, CancellationToken cancellationToken)
        {
            _text.Append(text);
            return new(_text.Length);
        }

        public override ValueTask<long> CompleteAsync(ScreenReport report, CancellationToken cancellationToken)
        {
            string text = _text.ToString();
            if (text.Contains(First, StringComparison.Ordinal) && text.Contains(Second, StringComparison.Ordinal))
            {
                report.Add(
                    new Finding
                    {
                        Place = report.Place,
                        Start = 0,
                        Length = text.Length,
                        Verdict = Verdict.Refuse,
                        Risk = RiskCode.Parse("A.1.g"),
                        Screen = "second-look",
                        Rule = "lottery",
                        PolicyVersion = "1",
                    },
                    replacement: null,
                    decidedAt: text.Length);
            }

            return new(text.Length);
        }
    }
}
