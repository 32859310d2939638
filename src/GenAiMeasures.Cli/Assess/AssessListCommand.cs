using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Filing;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Cli;

internal static class AssessListCommand
{
    internal static Command Create(TextWriter output)
    {
        Argument<DirectoryInfo> folder = new("folder") { Description = "The folder in whose subfolders runs are kept (GenAiMeasures:Filing:AssessmentFolder)." };
        Option<bool> json = SharedOptions.Json();
        var command = new Command("list", "The runs that are kept, with their rates and digests. Exit code 1 when one cannot be read.") { folder, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            DirectoryInfo root = parsed.GetValue(folder)!;
            if (!root.Exists)
            {
                throw new CliException($"The folder '{root.Name}' does not exist. Correct the path.");
            }

            IReadOnlyList<KeptRun> runs = await ReadAsync(root, cancellationToken);
            Write(output, runs, parsed.GetValue(json));
            return runs.All(r => r.State != KeptRunState.Unreadable) ? ExitCodes.Done : ExitCodes.CheckFailed;
        });
        return command;
    }

    private static async Task<IReadOnlyList<KeptRun>> ReadAsync(DirectoryInfo root, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).AddFiling(o => o.AssessmentFolder = root.FullName);
        await using ServiceProvider provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<IAssessmentRuns>().ListAsync(cancellationToken);
    }

    private static void Write(TextWriter output, IReadOnlyList<KeptRun> runs, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartArray();
                foreach (KeptRun run in runs)
                {
                    writer.WriteStartObject();
                    writer.WriteString("name", run.Name);
                    writer.WriteString("state", JsonOutput.ToCamelCase(run.State));
                    writer.WriteString("summarySha256", run.SummarySha256);
                    writer.WriteString("casesSha256", run.CasesSha256);
                    if (run.Summary is { } summary)
                    {
                        writer.WriteString("run", summary.Run);
                        writer.WriteString("runOn", summary.RunOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                        writer.WriteString("model", summary.Model);
                        writer.WriteBoolean("safetyLayer", summary.HasSafetyLayer);
                        writer.WriteBoolean("safetyLayerStated", summary.IsSafetyLayerStated);
                        writer.WriteNumber("failed", summary.Failed);
                        AssessOutput.Tests(writer, summary);
                    }

                    AssessLintCommand.Problems(writer, run.Problems);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });
            return;
        }

        foreach (KeptRun run in runs)
        {
            output.WriteLine(run.Summary is { } summary
                ? string.Create(CultureInfo.InvariantCulture, $"{run.Name}: {summary.RunOn:yyyy-MM-dd} {summary.Model}, {(summary.HasSafetyLayer ? "with" : "without")} the safety layer{(summary.IsSafetyLayerStated ? " (stated)" : "")}, run {summary.Run}")
                : $"{run.Name}: {JsonOutput.ToCamelCase(run.State)}");
            foreach (InputProblem problem in run.Problems)
            {
                output.WriteLine($"  {problem.Place}: {problem.Code}: {problem.Chinese} / {problem.English}");
            }

            if (run.Summary is { } rates)
            {
                AssessOutput.Lines(output, rates);
            }
        }
    }
}
