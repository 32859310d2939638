using Spectre.Console;

namespace GenAiMeasures.Cli;

// A bar for batches on a terminal; elsewhere nothing, so that scripts read what they expect.
internal static class LabelProgress
{
    internal static async Task RunAsync(IReadOnlyList<string> files, bool isBatch, Func<string, Task> each)
    {
        if (!isBatch || Console.IsErrorRedirected || Console.IsOutputRedirected)
        {
            foreach (string file in files)
            {
                await each(file);
            }

            return;
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        await console.Progress().HideCompleted(false).StartAsync(async progress =>
        {
            ProgressTask task = progress.AddTask("files", maxValue: files.Count);
            foreach (string file in files)
            {
                await each(file);
                task.Increment(1);
            }
        });
    }

    // plain text in columns, the same on a terminal and in a pipe
    internal static void WriteTable(TextWriter output, string[] columns, IEnumerable<string[]> rows)
    {
        var table = new Table { Border = TableBorder.Ascii2 };
        foreach (string column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column)));
        }

        foreach (string[] row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 160;
        console.Write(table);
    }
}
