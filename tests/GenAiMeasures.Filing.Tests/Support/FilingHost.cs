using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Filing.Tests;

/// <summary>An app with filing over a real SQLite file and a clock that tests set. Opening the same path again is a restart.</summary>
internal sealed class FilingHost : IAsyncDisposable
{
    /// <summary>A Friday before two make-up days: 10:00 in Beijing.</summary>
    public static readonly DateTimeOffset Start = new(2026, 9, 18, 2, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider _provider;
    private readonly string _folder;
    private readonly bool _keep;

    private FilingHost(ServiceProvider provider, FakeTimeProvider time, string folder, bool keep)
    {
        _provider = provider;
        Time = time;
        _folder = folder;
        _keep = keep;
    }

    public IServiceProvider Services => _provider;

    public FakeTimeProvider Time { get; }

    public ILedger Ledger => Get<ILedger>();

    public IDeadlineService Deadlines => Get<IDeadlineService>();

    public string Database => DatabaseIn(_folder);

    public static FilingHost Open(
        Action<FilingOptions>? filing = null,
        Action<GenAiComplianceOptions>? core = null,
        Action<IGenAiComplianceBuilder>? build = null,
        DateTimeOffset? at = null,
        string? folder = null)
    {
        string path = folder ?? Directory.CreateTempSubdirectory("genai-measures-").FullName;
        var time = new FakeTimeProvider(at ?? Start);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        IGenAiComplianceBuilder builder = services.AddGenAiCompliance(options =>
        {
            Some.PublicService(options);

            // the clock of a test does not go on by itself
            options.Records.RequestAnswerMilliseconds = 0;
            core?.Invoke(options);
        }).AddFiling(filing).UseSqlite(DatabaseIn(path));
        build?.Invoke(builder);
        return new FilingHost(services.BuildServiceProvider(), time, path, folder is not null);
    }

    public T Get<T>()
        where T : notnull => _provider.GetRequiredService<T>();

    public async Task<List<T>> RecordsAsync<T>()
        where T : LedgerRecord =>
        await Get<ILedgerEvidence>().ReadAsync(Enum.GetValues<RecordKind>()).Select(RecordCodec.Read).OfType<T>().ToListAsync();

    public async Task LookAsync() => await Get<DeadlineClock>().LookAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        if (!_keep)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private static string DatabaseIn(string folder) => Path.Combine(folder, "ledger.db");
}
