namespace GenAiMeasures.Tests;

// The tests' server (tests/Shared/PostgreSql) is started here too; what it would tell a test framework ends the program.
internal static class Assert
{
    internal static void SkipUnless(bool condition, string reason) => True(condition, reason);

    internal static void Fail(string reason) => True(false, reason);

    internal static void True(bool condition, string reason)
    {
        if (!condition)
        {
            throw new InvalidOperationException(reason);
        }
    }
}
