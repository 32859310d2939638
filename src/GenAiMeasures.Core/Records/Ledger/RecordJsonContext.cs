using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenAiMeasures;

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(ExchangeOpened))]
[JsonSerializable(typeof(ExchangeSettled))]
[JsonSerializable(typeof(ServiceStarted))]
[JsonSerializable(typeof(DutyWaived))]
[JsonSerializable(typeof(LedgerGap))]
[JsonSerializable(typeof(LedgerRestored))]
[JsonSerializable(typeof(RetentionRun))]
[JsonSerializable(typeof(OperatorActed))]
[JsonSerializable(typeof(SubjectRequested))]
[JsonSerializable(typeof(SubjectErased))]
[JsonSerializable(typeof(SubjectCorrected))]
[JsonSerializable(typeof(HoldChanged))]
[JsonSerializable(typeof(StandingChanged))]
[JsonSerializable(typeof(IncidentStepTaken))]
[JsonSerializable(typeof(RegulatorReported))]
[JsonSerializable(typeof(RectificationExported))]
[JsonSerializable(typeof(ContentShared))]
[JsonSerializable(typeof(AgreementAccepted))]
[JsonSerializable(typeof(LexiconReloaded))]
[JsonSerializable(typeof(LexiconReloadFailed))]
[JsonSerializable(typeof(ClientSeen))]
[JsonSerializable(typeof(UnlabelledGranted))]
[JsonSerializable(typeof(PropagationChecked))]
[JsonSerializable(typeof(MediaGenerated))]
[JsonSerializable(typeof(ContentDeclared))]
[JsonSerializable(typeof(TrainingDataCommitted))]
[JsonSerializable(typeof(ConfigurationChanged))]
[JsonSerializable(typeof(Heartbeat))]
[JsonSerializable(typeof(ClockJumped))]
[JsonSerializable(typeof(KeysRotated))]
[JsonSerializable(typeof(LogsClosed))]
[JsonSerializable(typeof(JournalResumed))]
[JsonSerializable(typeof(JournalLost))]
[JsonSerializable(typeof(ComplaintStepTaken))]
[JsonSerializable(typeof(DeadlineChanged))]
[JsonSerializable(typeof(ReportStepTaken))]
[JsonSerializable(typeof(PolicyPublished))]
[JsonSerializable(typeof(DossierBuilt))]
[JsonSerializable(typeof(MaterialUpdated))]
internal sealed partial class RecordJsonContext : JsonSerializerContext
{
    // Chinese stays readable to whoever opens a record; what is not said is left out
    internal static RecordJsonContext Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new ExchangeIdJsonConverter() },
    });
}
