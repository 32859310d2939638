using System.CommandLine;
using GenAiMeasures.Filing;

namespace GenAiMeasures.Cli;

internal static class DossierDiffCommand
{
    internal static Command Create(TextWriter output)
    {
        Argument<FileInfo> earlier = new("EARLIER") { Description = "The earlier dossier." };
        Argument<FileInfo> later = new("LATER") { Description = "The later dossier." };
        Option<bool> json = SharedOptions.Json();
        var command = new Command("diff", "What differs between two dossiers. Exit code 1 when anything does.") { earlier, later, json };
        command.SetAction(parsed =>
        {
            using FileStream one = File.OpenRead(parsed.GetRequiredValue(earlier).FullName);
            using FileStream other = File.OpenRead(parsed.GetRequiredValue(later).FullName);
            DossierChange change = DossierComparer.Compare(one, other);
            Write(output, change, parsed.GetValue(json));
            return change.IsEmpty ? ExitCodes.Done : ExitCodes.CheckFailed;
        });
        return command;
    }

    private static void Write(TextWriter output, DossierChange change, bool json)
    {
        (string Name, IEnumerable<string> Lines)[] parts =
        [
            ("statements", change.Statements.Select(s => $"{s.Requirement}: {Status(s.Before)} -> {Status(s.After)}")),
            ("openedGaps", change.OpenedGaps),
            ("closedGaps", change.ClosedGaps),
            ("addedFiles", change.AddedFiles),
            ("removedFiles", change.RemovedFiles),
            ("changedFiles", change.ChangedFiles),
        ];
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                foreach ((string name, IEnumerable<string> lines) in parts)
                {
                    writer.WriteStartArray(name);
                    foreach (string line in lines)
                    {
                        writer.WriteStringValue(line);
                    }

                    writer.WriteEndArray();
                }

                writer.WriteEndObject();
            });
            return;
        }

        foreach ((string name, IEnumerable<string> lines) in parts)
        {
            foreach (string line in lines)
            {
                output.WriteLine($"{name}: {line}");
            }
        }
    }

    private static string Status(DossierStatus? status) => status is { } known ? JsonOutput.ToCamelCase(known) : "none";
}
