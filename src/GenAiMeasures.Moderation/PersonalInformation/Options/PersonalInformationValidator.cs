using Microsoft.Extensions.Options;

namespace GenAiMeasures.Moderation;

internal sealed class PersonalInformationValidator : IValidateOptions<PersonalInformationOptions>
{
    public ValidateOptionsResult Validate(string? name, PersonalInformationOptions options)
    {
        if (options.Output == PersonalInformationTreatment.Pseudonym || !Enum.IsDefined(options.Output))
        {
            return ValidateOptionsResult.Fail(
                $"{PersonalInformationOptions.SectionName}:Output is {options.Output}: an answer's user has no use for a pseudonym. Set None, Flag, Mask or Remove.");
        }

        if (!Enum.IsDefined(options.Input))
        {
            return ValidateOptionsResult.Fail($"{PersonalInformationOptions.SectionName}:Input is {options.Input}. Set None, Flag, Mask, Pseudonym or Remove.");
        }

        foreach (PersonalInformationKind kind in options.Kinds)
        {
            if (!Enum.IsDefined(kind))
            {
                return ValidateOptionsResult.Fail($"{PersonalInformationOptions.SectionName}:Kinds holds {kind}, which is no kind of personal information.");
            }
        }

        return ValidateOptionsResult.Success;
    }
}
