using System.Collections.Frozen;

namespace GenAiMeasures;

// from acknowledgements.json, with the host's own levels where it has set some; a kind that is not named is durable
internal sealed class AcknowledgementPolicy
{
    private readonly FrozenDictionary<RecordKind, RecordAcknowledgement> _levels;

    internal AcknowledgementPolicy(IDictionary<RecordKind, RecordAcknowledgement> own)
    {
        Dictionary<RecordKind, RecordAcknowledgement> levels = Data.ToDictionary(d => d.Key, d => d.Value.Level);
        foreach ((RecordKind kind, RecordAcknowledgement level) in own)
        {
            levels[kind] = level;
        }

        _levels = levels.ToFrozenDictionary();
    }

    internal static FrozenDictionary<RecordKind, KindAcknowledgement> Data { get; } = CoreData
        .Read("acknowledgements.json", CoreJsonContext.Default.DictionaryRecordKindKindAcknowledgement).ToFrozenDictionary();

    internal static RecordAcknowledgement LoosestOf(RecordKind kind) => Data.TryGetValue(kind, out KindAcknowledgement? row) ? row.Loosest : RecordAcknowledgement.Durable;

    internal RecordAcknowledgement Of(RecordKind kind) => _levels.GetValueOrDefault(kind, RecordAcknowledgement.Durable);
}
