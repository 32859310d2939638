namespace GenAiMeasures.Labeling;

// what an earlier call of the same turn has already written; kept with the exchange
internal sealed record TurnLabels(bool HasOpening);
