using Microsoft.Extensions.AI;

namespace GenAiMeasures.Testing;

// one of the three
internal sealed record ChatScriptStep
{
    internal ChatResponseUpdate? Update { get; init; }

    internal TimeSpan Pause { get; init; }

    internal Exception? Fault { get; init; }
}
