using GenAiMeasures.Provenance;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

// A register from its JSON file, or from the SQLite file of the ledger that keeps it.
internal static class RegisterFile
{
    internal static async ValueTask<(RegisterSnapshot Snapshot, RegisterReport Report)> CheckAsync(
        FileInfo register, string profile, DirectoryInfo? evidence, DateOnly? on, bool includePractice, FileInfo? filedModels, CancellationToken cancellationToken)
    {
        RegisterSnapshot snapshot = await ReadAsync(register, cancellationToken);
        var options = new RegisterCheckOptions { Profile = profile, EvidenceFolder = (evidence ?? register.Directory)?.FullName, IncludePractice = includePractice };
        foreach (string line in filedModels is null ? [] : await File.ReadAllLinesAsync(filedModels.FullName, cancellationToken))
        {
            if (!string.IsNullOrWhiteSpace(line) && !line.StartsWith('#'))
            {
                options.FiledModels.Add(line.Trim());
            }
        }

        return (snapshot, RegisterChecker.Check(snapshot, options, on is { } day ? new FixedDay(day) : TimeProvider.System));
    }

    internal static async ValueTask<RegisterSnapshot> ReadAsync(FileInfo register, CancellationToken cancellationToken)
    {
        if (!IsDatabase(register))
        {
            return JsonTrainingDataRegister.Read(register.FullName);
        }

        await using var reader = SqliteLedgerReader.Open(register.FullName);
        return await LedgerTrainingDataRegister.ReadFromAsync(reader, cancellationToken);
    }

    private static bool IsDatabase(FileInfo file)
    {
        using FileStream stream = file.OpenRead();
        Span<byte> head = stackalloc byte[16];
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual("SQLite format 3\0"u8);
    }

    // noon in China on the named day
    private sealed class FixedDay(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day, new TimeOnly(4, 0), TimeSpan.Zero);
    }
}
