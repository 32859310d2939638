using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Cli;

// What people decide about a user's measure. Author and reason go on record.
internal static class StandingChangeCommand
{
    internal static Command CreateLift(TextWriter output) => Create(
        output,
        "lift",
        "End the measure in force; an appeal that waits is granted thereby. The service must be stopped.",
        (service, subject, author, reason) => service.LiftAsync(subject, author, reason));

    internal static Command CreateReject(TextWriter output) => Create(
        output,
        "reject-appeal",
        "Reject the appeal that waits: the measure stands. The service must be stopped.",
        (service, subject, author, reason) => service.RejectAppealAsync(subject, author, reason));

    internal static Command CreateAppeal(TextWriter output)
    {
        (Argument<string> subject, Option<string> store, Option<bool> json) = Common();
        Option<string?> reference = new("--reference") { Description = "The number of the ticket in which the user's words are kept." };
        var command = new Command("appeal", "Take a user's appeal against the measure in force. The service must be stopped.") { subject, store, reference, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string pseudonym = parsed.GetRequiredValue(subject);
            StandingState state = await StoppedService.RunAsync(
                parsed.GetValue(store),
                async p => await p.GetRequiredService<IStandingService>().AppealAsync(pseudonym, parsed.GetValue(reference), cancellationToken));
            return Write(output, state, parsed.GetValue(json));
        });
        return command;
    }

    private static Command Create(
        TextWriter output, string name, string description, Func<IStandingService, string, string, string, ValueTask<StandingState>> change)
    {
        (Argument<string> subject, Option<string> store, Option<bool> json) = Common();
        Option<string> author = new("--author") { Description = "Who decides: a name or number. It is recorded.", Required = true };
        Option<string> reason = new("--reason") { Description = "Why, at least six characters. It is recorded.", Required = true };
        var command = new Command(name, description) { subject, store, author, reason, json };
        command.SetAction(async (parsed, _) =>
        {
            StandingState state = await StoppedService.RunAsync(
                parsed.GetValue(store),
                async p => await change(
                    p.GetRequiredService<IStandingService>(), parsed.GetRequiredValue(subject), parsed.GetRequiredValue(author), parsed.GetRequiredValue(reason)));
            return Write(output, state, parsed.GetValue(json));
        });
        return command;
    }

    private static (Argument<string> Subject, Option<string> Store, Option<bool> Json) Common() =>
        (new Argument<string>("PSEUDONYM") { Description = "The user's pseudonym, as records show it." }, RecordsCommand.Store(), SharedOptions.Json());

    private static int Write(TextWriter output, StandingState state, bool json)
    {
        if (json)
        {
            StateOutput.Write(output, state.ToUtf8Bytes());
        }
        else
        {
            output.WriteLine(StandingListCommand.ToText(state));
        }

        return ExitCodes.Done;
    }
}
