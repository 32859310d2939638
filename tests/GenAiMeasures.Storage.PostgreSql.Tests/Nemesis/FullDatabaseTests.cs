using System.Diagnostics;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

public sealed class FullDatabaseTests
{
    [Fact]
    public async Task Full_disk_of_the_database_holds_up_shipping_only_and_loses_nothing()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A small disk is mounted on Linux only.");
        using var folder = new TestFolder();
        string disk = Directory.CreateDirectory(folder.File("disk")).FullName;
        if (Run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk) != 0)
        {
            Assert.Skip("This account may not mount a tmpfs.");
        }

        try
        {
            using PostgresServer server = PostgresServer.Start();
            string space = Directory.CreateDirectory(Path.Combine(disk, "space")).FullName;
            OwnAccount.Give(space);
            Run("chmod", "755", folder.Root);
            await using var ledger = new TestLedger(server);
            await ledger.ExecuteAsync($"CREATE TABLESPACE small LOCATION '{space}'");
            string small = ";Options=-c default_tablespace=small";
            await using LedgerHost host = ledger.OpenJournal(options: o => o.ConnectionString += small);
            var ids = new List<ExchangeId> { await host.WriteExchangeAsync() };
            await host.DrainAsync();
            Fill(Path.Combine(disk, "filler"));

            string noise = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(200_000));
            for (int i = 0; i < 10; i++)
            {
                ids.Add(await host.WriteExchangeAsync(new Subject("user-" + i), noise));
            }

            await host.Journal().Shipper!.UntilAsync(s => s.Failure is not null);
            Assert.Equal("The disk of the ledger's database is full. Free space; nothing that was acknowledged is lost.", host.Journal().Shipper!.Failure!.Message.Split(" 账", 2)[0]);
            File.Delete(Path.Combine(disk, "filler"));
            await host.DrainAsync();
            Dictionary<ExchangeId, (int Opened, int Settled)> there = await ledger.ReadExchangesAsync();
            Assert.All(ids, id => Assert.Equal((1, 1), there[id]));
            Assert.Empty((await ledger.VerifyAsync()).Problems);
        }
        finally
        {
            Run("umount", "-l", disk);
        }
    }

    private static void Fill(string path)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] block = new byte[4096];
        try
        {
            while (true)
            {
                stream.Write(block);
            }
        }
        catch (IOException)
        {
            // no space left
        }
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
