using System.Globalization;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.AspNetCore;

internal sealed class GenAiWebValidator : IValidateOptions<GenAiWebOptions>
{
    public ValidateOptionsResult Validate(string? name, GenAiWebOptions options)
    {
        var problems = new List<string>();
        if (options.Intake.RequestsPerMinute is < 1 or > 10_000)
        {
            problems.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{GenAiWebOptions.SectionName}:Intake:RequestsPerMinute is {options.Intake.RequestsPerMinute}. It must be from 1 to 10000."));
        }

        CheckFile("AgreementFile", options.Intake.AgreementFile);
        CheckFile("DisclosureFile", options.Intake.DisclosureFile);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

        void CheckFile(string setting, string path)
        {
            if (path.Length > 0 && !File.Exists(path))
            {
                problems.Add($"{GenAiWebOptions.SectionName}:Intake:{setting} names '{path}', which is not there. Correct the path, or leave the setting out.");
            }
        }
    }
}
