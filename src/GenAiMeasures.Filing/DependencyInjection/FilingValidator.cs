using Microsoft.Extensions.Options;

namespace GenAiMeasures.Filing;

// a notice that cannot be read keeps the app from starting: a clock that runs on the wrong calendar is worse than none
internal sealed class FilingValidator : IValidateOptions<FilingOptions>
{
    public ValidateOptionsResult Validate(string? name, FilingOptions options)
    {
        var problems = new List<string>();
        foreach (string file in options.HolidayFiles)
        {
            try
            {
                _ = string.IsNullOrWhiteSpace(file)
                    ? throw new FormatException("a path is empty")
                    : HolidayFile.Read(file);
            }
            catch (FormatException exception)
            {
                problems.Add($"{FilingOptions.SectionName}:HolidayFiles: {exception.Message}");
            }
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
