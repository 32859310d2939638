using Microsoft.Extensions.Options;

namespace GenAiMeasures.Moderation;

// names every wrong setting at once, with its value
internal sealed class ModerationOptionsValidator : IValidateOptions<ModerationOptions>
{
    public ValidateOptionsResult Validate(string? name, ModerationOptions options)
    {
        var failures = new List<string>();
        if (options.Evasion.LongestGap is < 0 or > 16)
        {
            failures.Add($"GenAiMeasures:Moderation:Evasion:LongestGap is {options.Evasion.LongestGap}. Use 0 to 16.");
        }

        if (options.Evasion.LongestInvisible is < 0 or > 64)
        {
            failures.Add($"GenAiMeasures:Moderation:Evasion:LongestInvisible is {options.Evasion.LongestInvisible}. Use 0 to 64.");
        }

        if (options.Evasion.LongRuns is not (Verdict.Pass or Verdict.Flag or Verdict.Refuse or Verdict.Stop))
        {
            failures.Add($"GenAiMeasures:Moderation:Evasion:LongRuns is {options.Evasion.LongRuns}. Use Pass, Flag, Refuse or Stop.");
        }

        failures.AddRange(options.Sessions.Problems());
        if (options.Lexicons.ReloadSeconds is < 0 or > 86_400)
        {
            failures.Add($"GenAiMeasures:Moderation:Lexicons:ReloadSeconds is {options.Lexicons.ReloadSeconds}. Use 0 (never) to 86400.");
        }

        foreach (string key in options.Answers.UnknownKeys())
        {
            failures.Add($"GenAiMeasures:Moderation:Answers:Texts holds '{key}', which is no risk code A.1.a to A.5.b, no group A.1 to A.5, and not *.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
