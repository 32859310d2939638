using GenAiMeasures.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenAiMeasures.Cli;

// A store that is read while its app runs, or a copy of one: the app's services over readers. Nothing is written, and what is signed is a
// head that the app has written itself.
internal sealed class DossierStore : IAsyncDisposable
{
    private readonly SqliteLedgerReader _ledger;
    private readonly SqliteStateReader _state;
    private readonly CheckpointKeyFile? _signer;

    private DossierStore(SqliteLedgerReader ledger, SqliteStateReader state, CheckpointKeyFile? signer)
    {
        _ledger = ledger;
        _state = state;
        _signer = signer;
    }

    internal bool CanSign => _signer is not null;

    internal static DossierStore Open(string path)
    {
        SqliteLedgerReader ledger = SqliteLedgerReader.Open(path);
        if (!ledger.CanOpen)
        {
            throw new CliException($"The keys beside the ledger store '{path}' (.keys, .key) are not here: its records cannot be read. Copy them too, or run this where the ledger is written.");
        }

        return new DossierStore(ledger, StandingCommand.Open(path), File.Exists(path + ".sign") ? new CheckpointKeyFile(path + ".sign", SqliteLedgerReader.CheckpointName) : null);
    }

    internal void Use(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<ILedgerEvidence>(new LedgerReaderEvidence(_ledger, _signer)));
        services.Replace(ServiceDescriptor.Singleton<ICaseStore>(new ReaderCaseStore(_state)));
        services.Replace(ServiceDescriptor.Singleton<IIncidentStore>(new ReaderIncidentStore(_state)));
    }

    public async ValueTask DisposeAsync()
    {
        _state.Dispose();
        _signer?.Dispose();
        await _ledger.DisposeAsync();
    }
}
