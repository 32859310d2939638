using System.Text.Json.Serialization;

namespace GenAiMeasures.AspNetCore;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredRequest))]
[JsonSerializable(typeof(DeskEntry))]
[JsonSerializable(typeof(IntakeToken))]
[JsonSerializable(typeof(IntakeProblem))]
[JsonSerializable(typeof(AppealInput))]
[JsonSerializable(typeof(StandingNotice))]
[JsonSerializable(typeof(RequestInput))]
[JsonSerializable(typeof(RequestStatus))]
[JsonSerializable(typeof(AgreementText))]
[JsonSerializable(typeof(AgreementInput))]
[JsonSerializable(typeof(ServiceDisclosure))]
[JsonSerializable(typeof(DeclarationInput))]
[JsonSerializable(typeof(DeclarationReceipt))]
[JsonSerializable(typeof(ComplaintInput))]
[JsonSerializable(typeof(ComplaintReceipt))]
internal sealed partial class IntakeJsonContext : JsonSerializerContext;
