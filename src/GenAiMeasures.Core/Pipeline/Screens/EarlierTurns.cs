namespace GenAiMeasures;

/// <summary>What happens when a message of an earlier turn, sent again as history, would be refused today.</summary>
public enum EarlierTurns
{
    /// <summary>The found spans are withheld from the model and the exchange goes on: one refused question does not end a conversation for ever.</summary>
    Withhold = 0,

    /// <summary>The exchange is refused.</summary>
    Refuse = 1,
}
