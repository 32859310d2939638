using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Tests;

/// <summary>On a real file, in memory where the machine has a place for that: syncs are tried elsewhere.</summary>
internal sealed class SqliteLedgerLife : LedgerLife
{
    private const string Memory = "/dev/shm";

    private readonly string _folder = Directory.Exists(Memory)
        ? Directory.CreateDirectory(Path.Combine(Memory, Path.GetRandomFileName())).FullName
        : Directory.CreateTempSubdirectory("genai-life-").FullName;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    protected override void AddStore(IGenAiComplianceBuilder builder) => builder.UseSqlite(Path.Combine(_folder, "compliance.db"), o => o.BallastMegabytes = 0);

    // a file cannot be told to
    protected override void SetFailing(bool isFailing)
    {
    }
}
