using System.Globalization;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Storage.PostgreSql;

internal sealed class PostgreSqlOptionsValidator : IValidateOptions<PostgreSqlOptions>
{
    public ValidateOptionsResult Validate(string? name, PostgreSqlOptions options)
    {
        var errors = new ValidateOptionsResultBuilder();
        if (ConnectionRule.FindProblem(options.ConnectionString) is { } problem)
        {
            errors.AddError(problem);
        }

        if (options.Schema.Length is 0 or > 48 || !options.Schema.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') || char.IsAsciiDigit(options.Schema[0]))
        {
            errors.AddError("GenAiMeasures:PostgreSql:Schema is not 1 to 48 lower-case letters, digits and underscores beginning with no digit.");
        }

        if (!Enum.IsDefined(options.AckWhen))
        {
            errors.AddError($"GenAiMeasures:PostgreSql:AckWhen is {options.AckWhen:D}, which is none of its values ({string.Join(", ", Enum.GetNames<AckWhen>())}).");
        }

        if (string.IsNullOrWhiteSpace(options.Folder))
        {
            errors.AddError("GenAiMeasures:PostgreSql:Folder is empty. Name a folder on a disk of this machine: kept checkpoints stand there.");
        }

        CheckRange(errors, "PartitionsAhead", options.PartitionsAhead, 0, 24);
        CheckRange(errors, "PollMilliseconds", options.PollMilliseconds, 50, 60_000);
        CheckRange(errors, "JournalMegabytes", options.JournalMegabytes, 16, 1_048_576);
        CheckRange(errors, "JournalSegmentMegabytes", options.JournalSegmentMegabytes, 1, 1_024);
        CheckRange(errors, "StagedKeys", options.StagedKeys, 1_000, 10_000_000);
        CheckRange(errors, "LeaseSeconds", options.LeaseSeconds, 1, 3_600);
        CheckRange(errors, "GraceSeconds", options.GraceSeconds, 0, 86_400);
        CheckRange(errors, "MergeSeconds", options.MergeSeconds, 1, 3_600);
        return errors.Build();
    }

    private static void CheckRange(ValidateOptionsResultBuilder errors, string setting, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            errors.AddError(string.Create(CultureInfo.InvariantCulture, $"GenAiMeasures:PostgreSql:{setting} is {value}; it lies between {least} and {most}."));
        }
    }
}
