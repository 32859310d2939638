using System.CommandLine;

namespace GenAiMeasures.Cli;

internal static class WorkdayCommand
{
    internal static Command Create(TextWriter output) => new("workday", "The Chinese working-day calendar with its make-up days.")
    {
        WorkdayAddCommand.Create(output),
        WorkdayCountCommand.Create(output),
        WorkdayListCommand.Create(output),
    };
}
