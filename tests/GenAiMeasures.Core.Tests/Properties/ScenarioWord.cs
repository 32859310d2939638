namespace GenAiMeasures.Tests;

public sealed record ScenarioWord(string Text, Verdict Verdict);
