namespace GenAiMeasures.Tests;

// see Assert
internal static class Repository
{
    internal static bool IsGate => true;
}
