using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GenAiMeasures;

/// <summary>Reads and writes the bytes of records.</summary>
public static class RecordCodec
{
    /// <summary>Reads the record of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>The record, or <see langword="null"/> when the entry is not opened, was erased, or is of a kind that this version of the library does not know.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="entry"/> is <see langword="null"/>.</exception>
    /// <exception cref="JsonException">The bytes are no record of the entry's kind.</exception>
    public static LedgerRecord? Read(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return !entry.Body.IsEmpty && TypeOf(entry.Kind) is { } type ? (LedgerRecord?)JsonSerializer.Deserialize(entry.Body.Span, type) : null;
    }

    /// <summary>Reads what was said in the exchange of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>The content, or <see langword="null"/> where none was kept, or none is left, or the entry is not opened.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="entry"/> is <see langword="null"/>.</exception>
    /// <exception cref="JsonException">The bytes are no content.</exception>
    public static ExchangeContent? ReadContent(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Content.IsEmpty ? null : ExchangeContent.Parse(entry.Content.Span);
    }

    internal static byte[] Write(LedgerRecord record) =>
        JsonSerializer.SerializeToUtf8Bytes(
            record,
            TypeOf(record.Kind) ?? throw new InvalidOperationException($"Records of kind {record.Kind} have no written form."));

    private static JsonTypeInfo? TypeOf(RecordKind kind) => kind switch
    {
        RecordKind.ExchangeOpened => RecordJsonContext.Readable.ExchangeOpened,
        RecordKind.ExchangeSettled => RecordJsonContext.Readable.ExchangeSettled,
        RecordKind.ServiceStarted => RecordJsonContext.Readable.ServiceStarted,
        RecordKind.DutyWaived => RecordJsonContext.Readable.DutyWaived,
        RecordKind.LedgerGap => RecordJsonContext.Readable.LedgerGap,
        RecordKind.LedgerRestored => RecordJsonContext.Readable.LedgerRestored,
        RecordKind.RetentionRun => RecordJsonContext.Readable.RetentionRun,
        RecordKind.OperatorActed => RecordJsonContext.Readable.OperatorActed,
        RecordKind.SubjectRequested => RecordJsonContext.Readable.SubjectRequested,
        RecordKind.SubjectErased => RecordJsonContext.Readable.SubjectErased,
        RecordKind.SubjectCorrected => RecordJsonContext.Readable.SubjectCorrected,
        RecordKind.HoldChanged => RecordJsonContext.Readable.HoldChanged,
        RecordKind.StandingChanged => RecordJsonContext.Readable.StandingChanged,
        RecordKind.IncidentStepTaken => RecordJsonContext.Readable.IncidentStepTaken,
        RecordKind.RegulatorReported => RecordJsonContext.Readable.RegulatorReported,
        RecordKind.RectificationExported => RecordJsonContext.Readable.RectificationExported,
        RecordKind.ContentShared => RecordJsonContext.Readable.ContentShared,
        RecordKind.AgreementAccepted => RecordJsonContext.Readable.AgreementAccepted,
        RecordKind.LexiconReloaded => RecordJsonContext.Readable.LexiconReloaded,
        RecordKind.LexiconReloadFailed => RecordJsonContext.Readable.LexiconReloadFailed,
        RecordKind.ClientSeen => RecordJsonContext.Readable.ClientSeen,
        RecordKind.UnlabelledGranted => RecordJsonContext.Readable.UnlabelledGranted,
        RecordKind.PropagationChecked => RecordJsonContext.Readable.PropagationChecked,
        RecordKind.MediaGenerated => RecordJsonContext.Readable.MediaGenerated,
        RecordKind.ContentDeclared => RecordJsonContext.Readable.ContentDeclared,
        RecordKind.TrainingDataCommitted => RecordJsonContext.Readable.TrainingDataCommitted,
        RecordKind.ConfigurationChanged => RecordJsonContext.Readable.ConfigurationChanged,
        RecordKind.Heartbeat => RecordJsonContext.Readable.Heartbeat,
        RecordKind.ClockJumped => RecordJsonContext.Readable.ClockJumped,
        RecordKind.KeysRotated => RecordJsonContext.Readable.KeysRotated,
        RecordKind.LogsClosed => RecordJsonContext.Readable.LogsClosed,
        RecordKind.JournalResumed => RecordJsonContext.Readable.JournalResumed,
        RecordKind.JournalLost => RecordJsonContext.Readable.JournalLost,
        RecordKind.ComplaintStepTaken => RecordJsonContext.Readable.ComplaintStepTaken,
        RecordKind.DeadlineChanged => RecordJsonContext.Readable.DeadlineChanged,
        RecordKind.ReportStepTaken => RecordJsonContext.Readable.ReportStepTaken,
        RecordKind.PolicyPublished => RecordJsonContext.Readable.PolicyPublished,
        RecordKind.DossierBuilt => RecordJsonContext.Readable.DossierBuilt,
        RecordKind.MaterialUpdated => RecordJsonContext.Readable.MaterialUpdated,
        _ => null,
    };
}
