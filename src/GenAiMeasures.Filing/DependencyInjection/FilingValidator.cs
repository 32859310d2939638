using System.Globalization;
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

        if (options is { ServiceStart: { } start, ServiceEnd: { } end } && end < start)
        {
            problems.Add($"{FilingOptions.SectionName}:ServiceEnd: the service ends on {Beijing.Day(end)}, before it starts on {Beijing.Day(start)} ({FilingOptions.SectionName}:ServiceStart); correct one of them");
        }

        CheckFolder("AssessmentFolder", options.AssessmentFolder);
        CheckFolder("PackageFolder", options.PackageFolder);
        CheckFolder("TemplateFolder", options.TemplateFolder);
        CheckTemplates(options.TemplateFolder, problems);
        CheckRange("ComplaintWorkingDays", options.ComplaintWorkingDays, 60);
        CheckRange("ContentReportHours", options.ContentReportHours, 720);
        CheckRange("DeadlineSeconds", options.DeadlineSeconds, 3_600);
        if (!Enum.IsDefined(options.Operator))
        {
            problems.Add($"{FilingOptions.SectionName}:Operator: must be one of {string.Join(", ", Enum.GetNames<IncidentOperator>())}");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

        static void CheckTemplates(string? folder, List<string> problems)
        {
            try
            {
                _ = string.IsNullOrWhiteSpace(folder) ? null : FilingTemplates.Read(folder);
            }
            catch (Exception exception) when (exception is FilingInputException or IOException or UnauthorizedAccessException)
            {
                problems.Add($"{FilingOptions.SectionName}:TemplateFolder: {exception.Message}");
            }
        }

        void CheckFolder(string name, string? folder)
        {
            if (folder is not null && string.IsNullOrWhiteSpace(folder))
            {
                problems.Add($"{FilingOptions.SectionName}:{name}: the path is empty; name a folder or leave the setting out");
            }
        }

        void CheckRange(string name, int? value, int most)
        {
            if (value is { } number && (number < 1 || number > most))
            {
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"{FilingOptions.SectionName}:{name}: must be from 1 to {most}; it is {number}"));
            }
        }
    }
}
