using System.Globalization;
using System.Text.Json;
using GenAiMeasures.Labeling;

namespace GenAiMeasures.Cli;

// Writes one label a file and says what became of each. A file that cannot be labelled does not stop the others.
internal sealed class LabelWriteBatch(TextWriter output, TextWriter error, bool json)
{
    private readonly List<(string File, string Output, LabelWriting? Report, string? Problem)> _results = [];

    internal async Task<int> RunAsync(
        string[] given, string? outputPath, Func<string, string?, Task<LabelWriting>> write)
    {
        List<string> files = LabelInputs.Expand(given, out bool isBatch);
        await LabelProgress.RunAsync(files, isBatch, async file =>
        {
            string? target = LabelInputs.OutputFor(file, given, outputPath, isBatch);
            try
            {
                _results.Add((file, target ?? file, await write(file, target), null));
            }
            catch (LabelWriteException exception)
            {
                _results.Add((file, target ?? file, null, exception.Message));
                if (!isBatch || json)
                {
                    await error.WriteLineAsync($"genai-measures: {file}: {exception.Message}");
                }
            }
        });
        if (json)
        {
            WriteJson(isBatch);
        }
        else
        {
            WriteText(isBatch);
        }

        return _results.Exists(r => r.Report is null) ? ExitCodes.CheckFailed : ExitCodes.Done;
    }

    private void WriteText(bool isBatch)
    {
        if (isBatch)
        {
            LabelProgress.WriteTable(output, ["file", "format", "place", "bytes", "result"], _results.Select(r => new[]
            {
                r.File, r.Report?.Format ?? "", r.Report?.Places ?? "",
                r.Report is null ? "" : (r.Report.After - r.Report.Before).ToString("+0;-0;0", CultureInfo.InvariantCulture),
                r.Problem ?? "labelled" + (r.Report!.Report?.BreaksC2pa == true ? ", breaks C2PA" : ""),
            }));
            output.WriteLine($"{_results.Count} files: {_results.Count(r => r.Report is not null)} labelled, {_results.Count(r => r.Report is null)} not.");
            return;
        }

        foreach ((_, string target, LabelWriting? writing, _) in _results)
        {
            if (writing is not null)
            {
                output.WriteLine($"{target}: labelled, {writing.Format}, {writing.Places}, {writing.Before} to {writing.After} bytes, read back.");
                foreach (LabelNote note in writing.Report?.Notes ?? [])
                {
                    output.WriteLine($"  {note.Code}: {note.English}");
                }
            }
        }
    }

    private void WriteJson(bool isBatch) => JsonOutput.Write(output, writer =>
    {
        if (isBatch)
        {
            writer.WriteStartArray();
        }

        foreach ((string file, string target, LabelWriting? report, string? problem) in _results)
        {
            WriteOne(writer, file, target, report, problem);
        }

        if (isBatch)
        {
            writer.WriteEndArray();
        }
    });

    private static void WriteOne(Utf8JsonWriter json, string file, string target, LabelWriting? writing, string? problem)
    {
        json.WriteStartObject();
        json.WriteString("file", file);
        json.WriteString("output", target);
        if (writing is null)
        {
            json.WriteBoolean("readBack", false);
            json.WriteString("problem", problem);
            json.WriteEndObject();
            return;
        }

        json.WriteString("format", writing.Format);
        json.WriteString("place", writing.Report?.Place ?? "visible line");
        if (writing.Visible is { } visible)
        {
            json.WriteString("visible", JsonOutput.ToCamelCase(visible));
        }

        json.WriteNumber("bytesBefore", writing.Before);
        json.WriteNumber("bytesAfter", writing.After);
        json.WriteNumber("bytesMoved", writing.Report?.BytesMoved ?? 0);
        json.WriteNumber("replacedSites", writing.Report?.ReplacedSites.Length ?? 0);
        json.WriteStartArray("breaks");
        if (writing.Report?.BreaksC2pa == true)
        {
            json.WriteStringValue("c2pa");
        }

        if (writing.Report?.BreaksSignature == true)
        {
            json.WriteStringValue("signature");
        }

        json.WriteEndArray();
        json.WriteBoolean("inPlace", writing.Report?.InPlace == true);
        json.WriteBoolean("readBack", true);
        json.WriteEndObject();
    }
}
