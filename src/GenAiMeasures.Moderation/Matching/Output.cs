namespace GenAiMeasures.Moderation;

// one pattern that ends in a state, and the next one of the chain; 0 ends it. Chains of longer patterns run into those of
// their suffixes.
internal readonly record struct Output(int Pattern, int Next);
