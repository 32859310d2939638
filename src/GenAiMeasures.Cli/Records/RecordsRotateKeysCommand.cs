using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Cli;

internal static class RecordsRotateKeysCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<string> store = RecordsCommand.Store();
        Option<bool> json = SharedOptions.Json();
        var command = new Command(
            "rotate-keys",
            "Wrap every data key under a new key-encryption key and destroy the older ones, so that old copies of the key database open nothing. The service must be stopped.")
        {
            store,
            json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            KeysRotated rotated = await StoppedService.RunAsync(
                parsed.GetValue(store), async p => await p.GetRequiredService<IKeyRotationService>().RotateAsync(cancellationToken));
            Write(output, rotated, parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Write(TextWriter output, KeysRotated rotated, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("epoch", rotated.Epoch);
                writer.WriteNumber("rewrapped", rotated.Rewrapped);
                writer.WriteEndObject();
            });
            return;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"rotated: {rotated.Rewrapped} data keys are under epoch {rotated.Epoch}, older ones are destroyed"));
    }
}
