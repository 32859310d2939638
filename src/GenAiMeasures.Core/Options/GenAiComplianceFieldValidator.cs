using Microsoft.Extensions.Options;

namespace GenAiMeasures;

[OptionsValidator]
internal sealed partial class GenAiComplianceFieldValidator : IValidateOptions<GenAiComplianceOptions>;
