using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenAiMeasures.Tests;

internal sealed class MemoryLedgerLife : LedgerLife
{
    private readonly MemoryLedgerStore _store = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _store.Dispose();
    }

    protected override void AddStore(IGenAiComplianceBuilder builder)
    {
        builder.UseLedgerStore<MemoryLedgerStore>();
        builder.Services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(_store));
    }

    protected override void SetFailing(bool isFailing) => _store.CommitError = isFailing ? _ => new IOException("disk") : null;
}
