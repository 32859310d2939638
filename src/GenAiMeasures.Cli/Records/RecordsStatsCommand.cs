using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

internal static class RecordsStatsCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<string> store = RecordsCommand.Store();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("stats", "How many records of which kind, from when to when.") { store, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using SqliteLedgerReader reader = RecordsCommand.Open(parsed.GetValue(store));
            Write(output, await RecordsStats.CountAsync(reader, cancellationToken), parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Write(TextWriter output, RecordsStats stats, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteNumber("records", stats.Records);
                writer.WriteNumber("bytes", stats.Bytes);
                WriteTime("first", stats.First);
                WriteTime("last", stats.Last);
                WriteCounts("kinds", stats.Kinds);
                WriteCounts("outcomes", stats.Outcomes);
                WriteCounts("states", stats.States);
                writer.WriteEndObject();

                void WriteTime(string name, DateTimeOffset? time)
                {
                    if (time is { } at)
                    {
                        writer.WriteString(name, at);
                    }
                    else
                    {
                        writer.WriteNull(name);
                    }
                }

                void WriteCounts(string name, SortedDictionary<string, long> counts)
                {
                    writer.WriteStartObject(name);
                    foreach ((string key, long count) in counts)
                    {
                        writer.WriteNumber(key, count);
                    }

                    writer.WriteEndObject();
                }
            });
            return;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stats.Records} records, {stats.Bytes} bytes"));
        if (stats.First is { } first && stats.Last is { } last)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"from {first:u} to {last:u}"));
        }

        foreach ((string kind, long count) in stats.Kinds)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,10} {kind}"));
        }

        foreach ((string state, long count) in stats.States)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,10} {state}"));
        }

        foreach ((string outcome, long count) in stats.Outcomes)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,10} exchangeSettled: {outcome}"));
        }
    }
}
