using System.CommandLine;
using GenAiMeasures.Filing;

namespace GenAiMeasures.Cli;

internal static class AssessCommand
{
    private static readonly Dictionary<string, BankKind> Kinds = new(StringComparer.Ordinal)
    {
        ["content"] = BankKind.Content,
        ["refusal"] = BankKind.ShouldRefuse,
        ["non-refusal"] = BankKind.MustNotRefuse,
        ["keywords"] = BankKind.Keywords,
    };

    internal static Command Create(TextWriter output, TextWriter error) => new("assess", "Safety self-assessment: banks, runs, comparisons (Interim Measures Art. 17).")
    {
        AssessLintCommand.Create(output),
        AssessRunCommand.Create(output, error),
        AssessCompareCommand.Create(output),
        AssessListCommand.Create(output),
    };

    internal static Option<string> Kind()
    {
        Option<string> option = new("--kind") { Description = "What the bank tests: content, refusal, non-refusal or keywords.", DefaultValueFactory = _ => "content" };
        option.AcceptOnlyFromAmong([.. Kinds.Keys]);
        return option;
    }

    internal static BankKind Read(string kind) => Kinds[kind];

    internal static Option<string> Profile()
    {
        Option<string> option = new("--profile") { Description = "Whose numbers count.", DefaultValueFactory = _ => BankLinter.DefaultProfile };
        option.AcceptOnlyFromAmong([.. BankLinter.Profiles]);
        return option;
    }
}
