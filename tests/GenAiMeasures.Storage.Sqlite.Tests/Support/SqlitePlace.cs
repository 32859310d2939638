using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>A folder with a ledger file, for the checks of the contract.</summary>
internal sealed class SqlitePlace : IStorePlace
{
    private readonly TestFolder _folder = new();

    public void Use(IGenAiComplianceBuilder builder) => builder.UseSqlite(_folder.Database, o => o.BallastMegabytes = 0);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return default;
    }
}
