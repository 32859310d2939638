using System.Diagnostics;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

/// <summary>Waits until something is so, and fails when it never is.</summary>
internal static class Waiting
{
    public static async Task UntilAsync(Func<ValueTask<bool>> condition, string otherwise)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), otherwise);
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
