using GenAiMeasures.Filing;

namespace GenAiMeasures.AspNetCore;

// Holds what was built last, in memory: a build reads the ledger and writes many documents, so a look does not cause one.
internal sealed class FilingDesk : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile BuiltPackages? _packages;
    private volatile BuiltDossier? _dossier;

    internal BuiltPackages? Packages => _packages;

    internal BuiltDossier? Dossier => _dossier;

    // one at a time: who comes second waits, and its build is then as new
    internal Task<BuiltPackages> BuildAsync(Func<Task<BuiltPackages>> build, CancellationToken cancellationToken) =>
        AloneAsync(async () => _packages = await build(), cancellationToken);

    internal Task<InspectionDossier> BuildAsync(Func<Task<InspectionDossier>> build, DateTimeOffset at, string author, CancellationToken cancellationToken) => AloneAsync(
        async () =>
        {
            InspectionDossier dossier = await build();
            _dossier = new BuiltDossier(dossier.Sha256, dossier.Files.Count, dossier.Rows, dossier.Gaps, at, author);
            return dossier;
        },
        cancellationToken);

    public void Dispose() => _gate.Dispose();

    private async Task<T> AloneAsync<T>(Func<Task<T>> build, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await build();
        }
        finally
        {
            _gate.Release();
        }
    }
}
