using System.CommandLine;
using System.Text.Json;
using GenAiMeasures.Labeling;

namespace GenAiMeasures.Cli;

// Every label of files. Exit code 1 when one of them cannot be read: that is not the same as having none.
internal static class LabelReadCommand
{
    internal static Command Create(TextWriter output)
    {
        Argument<string[]> files = LabelInputs.Files();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("read", "Show every label of files: format, place, the seven fields, whether they agree.") { files, json };
        command.SetAction(async (parsed, _) =>
        {
            List<string> paths = LabelInputs.Expand(parsed.GetValue(files)!, out bool isBatch);
            var labeler = new ContentLabeler();
            var results = new List<(string File, LabelReadResult Read)>();
            await LabelProgress.RunAsync(paths, isBatch, file =>
            {
                results.Add((file, labeler.ReadFile(file)));
                return Task.CompletedTask;
            });
            if (parsed.GetValue(json))
            {
                WriteJson(output, results);
            }
            else
            {
                WriteText(output, results, isBatch);
            }

            return results.Exists(r => r.Read.State == LabelState.Unreadable) ? ExitCodes.CheckFailed : ExitCodes.Done;
        });
        return command;
    }

    private static void WriteText(TextWriter output, List<(string File, LabelReadResult Read)> results, bool isBatch)
    {
        if (isBatch)
        {
            LabelProgress.WriteTable(output, ["file", "format", "state", "labels", "producer", "note"], results.Select(Row));
            output.WriteLine(Summary(results));
            return;
        }

        foreach ((string file, LabelReadResult read) in results)
        {
            output.WriteLine($"{file}: {read.Format}, {JsonOutput.ToCamelCase(read.State)}{(read.HasC2pa ? ", carries a C2PA manifest" : "")}");
            foreach (LabelSite site in read.Sites)
            {
                output.WriteLine($"  {site.Place}{(site.IsNormative ? "" : " (not the place of the guide)")}: {site.Label?.ToJson() ?? "not readable"}");
            }

            if (!read.Agree)
            {
                output.WriteLine("  The labels do not agree.");
            }

            foreach (LabelNote note in read.Notes)
            {
                output.WriteLine($"  {note.Code}: {note.English}");
            }
        }
    }

    private static string[] Row((string File, LabelReadResult Read) result) =>
    [
        result.File,
        result.Read.Format,
        JsonOutput.ToCamelCase(result.Read.State),
        result.Read.Sites.Length.ToString(System.Globalization.CultureInfo.InvariantCulture),
        result.Read.Label?.ContentProducer ?? "",
        result.Read.Notes.IsEmpty ? "" : result.Read.Notes[0].Code,
    ];

    private static string Summary(List<(string File, LabelReadResult Read)> results) =>
        $"{results.Count} files: {results.Count(r => r.Read.State == LabelState.Found)} found, "
        + $"{results.Count(r => r.Read.State == LabelState.None)} none, {results.Count(r => r.Read.State == LabelState.Unreadable)} unreadable.";

    private static void WriteJson(TextWriter output, List<(string File, LabelReadResult Read)> results) => JsonOutput.Write(output, json =>
    {
        json.WriteStartArray();
        foreach ((string file, LabelReadResult read) in results)
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteString("format", read.Format);
            json.WriteString("state", JsonOutput.ToCamelCase(read.State));
            json.WriteStartArray("sites");
            foreach (LabelSite site in read.Sites)
            {
                WriteSite(json, site);
            }

            json.WriteEndArray();
            json.WriteBoolean("agree", read.Agree);
            json.WriteBoolean("c2pa", read.HasC2pa);
            json.WriteStartArray("notes");
            foreach (LabelNote note in read.Notes)
            {
                json.WriteStringValue(note.Code + ": " + note.English);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void WriteSite(Utf8JsonWriter json, LabelSite site)
    {
        json.WriteStartObject();
        json.WriteString("place", site.Place);
        json.WriteBoolean("normative", site.IsNormative);
        json.WriteNumber("offset", site.Offset);
        if (site.Label is { } label)
        {
            json.WriteStartObject("label");
            json.WriteString("Label", label.Label);
            json.WriteString("ContentProducer", label.ContentProducer);
            json.WriteString("ProduceID", label.ProduceId);
            json.WriteString("ReservedCode1", label.ReservedCode1);
            json.WriteString("ContentPropagator", label.ContentPropagator);
            json.WriteString("PropagateID", label.PropagateId);
            json.WriteString("ReservedCode2", label.ReservedCode2);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("label");
        }

        json.WriteEndObject();
    }
}
