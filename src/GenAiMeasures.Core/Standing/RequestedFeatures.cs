using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// The features that a call uses: what its options state, and tools. The statement is for us and goes no further.
internal static class RequestedFeatures
{
    internal static IReadOnlyList<string> Take(Exchange exchange)
    {
        ChatOptions? options = exchange.Options;
        if (options is null)
        {
            return [];
        }

        List<string> features = options.Tools is { Count: > 0 } ? [FeatureNames.Tools] : [];
        if (options.AdditionalProperties?.TryGetValue(GenAiMeasuresProperties.Feature, out object? stated) == true)
        {
            features.AddRange((stated as string ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            ChatOptions clone = options.Clone();
            clone.AdditionalProperties = new AdditionalPropertiesDictionary(options.AdditionalProperties);
            clone.AdditionalProperties.Remove(GenAiMeasuresProperties.Feature);
            exchange.Options = clone;
        }

        return features;
    }
}
