using Microsoft.Extensions.Options;

namespace GenAiMeasures.Moderation;

[OptionsValidator]
internal sealed partial class PersonalInformationFieldValidator : IValidateOptions<PersonalInformationOptions>;
