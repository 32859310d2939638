namespace GenAiMeasures.AspNetCore;

// A rate with its interval, and the numbers it comes from.
internal sealed record IntervalBar(string Label, double Rate, double Low, double High, string Note, string Tone = "");
