using System.Collections.Concurrent;
using System.Text.Json;

namespace GenAiMeasures;

// Notices that a setting or a screen's policy is another than the one that was last on record, and records it before anything
// is done under it. Thread-safe.
internal sealed class ConfigurationWatch(Ledger ledger, IServiceProvider provider, IEnumerable<RecordedSettings> settings) : IDisposable
{
    private const string PolicyPrefix = "policy:";

    private readonly ConcurrentDictionary<string, string> _policies = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _recording = new(1, 1);

    // what is in force at a start against what was at the last one; the first start has nothing to compare with
    internal ValueTask StartAsync(SortedDictionary<string, string> digests) => RecordAsync(digests);

    // of the library's own sections and of those that packages and the host have named
    internal SortedDictionary<string, string> Digest(GenAiComplianceOptions options) =>
        ConfigurationDigest.Of(options, settings.Select(s => KeyValuePair.Create(s.Section, s.Read(provider))));

    internal bool Knows(string screen, string version) => _policies.TryGetValue(screen, out string? known) && known == version;

    // a policy that was never seen is no change: each exchange's own record names it
    internal async ValueTask UseAsync(string screen, string version)
    {
        await RecordAsync(new SortedDictionary<string, string>(StringComparer.Ordinal) { [PolicyPrefix + screen] = version });
        _policies[screen] = version;
    }

    public void Dispose() => _recording.Dispose();

    private async ValueTask RecordAsync(SortedDictionary<string, string> now)
    {
        await _recording.WaitAsync();
        try
        {
            KnownConfiguration known = await ReadAsync();
            List<ConfigurationChange> changes =
            [
                .. now.Where(n => known.Parts.TryGetValue(n.Key, out string? before) && before != n.Value)
                    .Select(n => new ConfigurationChange(n.Key, known.Parts.GetValueOrDefault(n.Key), n.Value)),
            ];
            if (changes.Count > 0)
            {
                await ledger.AppendAsync(new ConfigurationChanged { Changes = changes });
            }

            if (now.Any(n => known.Parts.GetValueOrDefault(n.Key) != n.Value))
            {
                // on record first: a crash in between records a change twice, never not at all
                var next = new SortedDictionary<string, string>(known.Parts, StringComparer.Ordinal);
                foreach ((string name, string value) in now)
                {
                    next[name] = value;
                }

                byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(new KnownConfiguration { Parts = next }, ConfigurationJsonContext.Default.KnownConfiguration);
                await ledger.SetSettingAsync(KnownConfiguration.Name, bytes, CancellationToken.None);
            }
        }
        finally
        {
            _recording.Release();
        }
    }

    private async ValueTask<KnownConfiguration> ReadAsync() =>
        await ledger.FindSettingAsync(KnownConfiguration.Name, CancellationToken.None) is { } bytes
            ? JsonSerializer.Deserialize(bytes.Span, ConfigurationJsonContext.Default.KnownConfiguration) ?? new KnownConfiguration()
            : new KnownConfiguration();
}
