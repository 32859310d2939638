using Microsoft.Extensions.AI;

namespace GenAiMeasures;

// How a seat inside the tool loop finds the exchange it belongs to: the outer seat puts the exchange's id into the options
// of the call, the inner one takes it out again before anything reaches the model's service. An AsyncLocal would be gone
// after the first update.
internal static class ToolSeat
{
    private const string Key = "genai_measures.seat";

    internal static ChatOptions Mark(ChatOptions? options, ExchangeId exchange)
    {
        ChatOptions marked = options?.Clone() ?? new ChatOptions();
        (marked.AdditionalProperties ??= [])[Key] = exchange.ToString();
        return marked;
    }

    internal static ExchangeRun Join(CompliancePipeline pipeline, ref ChatOptions? options)
    {
        if (options?.AdditionalProperties?.TryGetValue(Key, out object? value) != true
            || value is not string id
            || !pipeline.Live.TryGetValue(id, out ExchangeRun? run))
        {
            throw new InvalidOperationException(
                "UseGenAiToolScreening() has no exchange to join. Put UseGenAiCompliance() outside UseFunctionInvocation() on the same client, "
                + "and UseGenAiToolScreening() inside it.");
        }

        options = options.Clone();
        options.AdditionalProperties!.Remove(Key);
        if (options.AdditionalProperties.Count == 0)
        {
            options.AdditionalProperties = null;
        }

        return run;
    }
}
