using Microsoft.Extensions.Options;

namespace GenAiMeasures.Moderation;

[OptionsValidator]
internal sealed partial class ModeratorOptionsValidator : IValidateOptions<ModeratorOptions>;
