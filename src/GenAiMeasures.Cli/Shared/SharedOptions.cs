using System.CommandLine;

namespace GenAiMeasures.Cli;

internal static class SharedOptions
{
    internal static Option<bool> Json() => new("--json") { Description = "Write JSON for scripts." };
}
