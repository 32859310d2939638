using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenAiMeasures;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [typeof(ExchangeIdJsonConverter)])]
[JsonSerializable(typeof(ExchangeOpened))]
[JsonSerializable(typeof(ExchangeSettled))]
[JsonSerializable(typeof(ServiceStarted))]
[JsonSerializable(typeof(DutyWaived))]
[JsonSerializable(typeof(LedgerGap))]
internal sealed partial class RecordJsonContext : JsonSerializerContext
{
    // Chinese stays readable to whoever opens a record
    internal static RecordJsonContext Readable { get; } =
        new(new JsonSerializerOptions(new RecordJsonContext().Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
