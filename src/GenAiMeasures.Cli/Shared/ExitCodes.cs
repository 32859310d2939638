namespace GenAiMeasures.Cli;

// stable: scripts depend on them
internal static class ExitCodes
{
    internal const int Done = 0;
    internal const int CheckFailed = 1;
    internal const int BadUsage = 2;
}
