using System.Diagnostics;
using System.Globalization;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

public sealed class JournalKillTests
{
    [Fact]
    public async Task Killed_process_leaves_every_group_that_it_acknowledged()
    {
        using var folder = new TestFolder();
        int rounds = Repository.IsGate ? 20 : 5;
        for (int round = 0; round < rounds; round++)
        {
            long acknowledged = await WriteUntilKilledAsync(folder.Root, 3 + (round * 7 % 40));
            long last = 0;
            long entries = 0;
            using var journal = new Journal(folder.Root, JournalLimits.Default);
            journal.Open(0, g =>
            {
                Assert.Equal(++last, g.Number);
                Assert.All(g.Entries, e => Assert.Equal(entries++, e.Sequence));
            });
            Assert.True(last >= acknowledged, $"{acknowledged} groups were acknowledged and {last} are there.");
        }
    }

    private static async Task<long> WriteUntilKilledAsync(string folder, int groups)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "GenAiMeasures.PostgreSqlWorker.dll"));
        start.ArgumentList.Add("journal");
        start.ArgumentList.Add(folder);
        using Process process = Process.Start(start)!;
        long acknowledged = 0;
        for (int i = 0; i < groups; i++)
        {
            string? line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.NotNull(line);
            acknowledged = long.Parse(line[2..], CultureInfo.InvariantCulture);
        }

        process.Kill();

        // what it said before the kill reached it counts as well; a line that was cut short says nothing
        foreach (string line in (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Split('\n')[..^1])
        {
            acknowledged = long.Parse(line[2..], CultureInfo.InvariantCulture);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return acknowledged;
    }
}
