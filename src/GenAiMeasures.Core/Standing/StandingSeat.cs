namespace GenAiMeasures;

// what the standing stage keeps for the duration of an exchange
internal sealed record StandingSeat(StandingState State);
