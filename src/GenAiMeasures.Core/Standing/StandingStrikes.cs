using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// Which findings of an exchange are held against its user: those in what the user says now, never those in a tool's result,
// in the app's instructions or in a message of an earlier turn.
internal sealed class StandingStrikes(StandingLadder ladder, StandingOptions options)
{
    internal Finding? Find(Exchange exchange)
    {
        if (exchange.Findings.Count == 0)
        {
            return null;
        }

        int turn = Turns.StartOfCurrent(exchange.Messages);
        foreach (Finding finding in exchange.Findings)
        {
            if (finding.Verdict >= options.CountsFrom && ladder.Counts(finding.Risk, finding.Kind) && IsOfUser(exchange, finding.Place, turn))
            {
                return finding;
            }
        }

        return null;
    }

    private bool IsOfUser(Exchange exchange, ContentPlace place, int turn) => place.Side == ScreenSide.Output
        ? options.CountStoppedAnswers && exchange.Outcome == ExchangeOutcome.Stopped && place.Kind != ContentKind.ToolResult
        : place.Kind != ContentKind.ToolResult && place.Message >= turn && place.Message < exchange.Messages.Count && exchange.Messages[place.Message].Role == ChatRole.User;
}
