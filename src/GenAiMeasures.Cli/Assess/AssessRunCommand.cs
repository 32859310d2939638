using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Filing;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Cli;

// Asks an OpenAI-compatible endpoint. The key comes from the environment: a command line is seen by everybody on the machine.
internal static class AssessRunCommand
{
    internal static Command Create(TextWriter output, TextWriter error)
    {
        Argument<FileInfo> bank = new("bank") { Description = "The bank of content questions." };
        Option<string> endpoint = new("--endpoint") { Description = "The endpoint's base address, such as http://localhost:11434/v1.", Required = true };
        Option<string> model = new("--model") { Description = "The model's name at the endpoint.", Required = true };
        Option<DirectoryInfo> folder = new("-o", "--output") { Description = "The run's folder; a run that was cut off goes on there.", Required = true };
        Option<FileInfo?> refusal = new("--refusal") { Description = "The bank of questions that have to be refused." };
        Option<FileInfo?> nonRefusal = new("--non-refusal") { Description = "The bank of questions that must not be refused." };
        Option<FileInfo[]> lexicons = new("--lexicon") { Description = "A lexicon whose terms are unsafe in an answer; may be given several times." };
        Option<string?> judge = new("--judge-model") { Description = "A model at the same endpoint that judges answers." };
        Option<FileInfo?> human = new("--human") { Description = "A sheet of results with the verdicts of people in 研判结果: they decide first." };
        Option<DirectoryInfo?> earlier = new("--compare") { Description = "The folder of an earlier run to compare with in the report." };
        Option<ulong> seed = new("--seed") { Description = "The seed of the sample.", DefaultValueFactory = _ => 1 };
        Option<int?> sample = new("--sample") { Description = "Questions of each bank. Default: what the profile asks for." };
        Option<int> concurrency = new("--concurrency") { Description = "Calls in flight, 1 to 1024.", DefaultValueFactory = _ => 64 };
        Option<FileInfo?> cache = new("--cache") { Description = "A file of answers that several runs share." };
        Option<decimal?> inputPrice = new("--input-price") { Description = "The price of a million input tokens." };
        Option<decimal?> outputPrice = new("--output-price") { Description = "The price of a million output tokens." };
        Option<bool?> layer = new("--safety-layer") { Description = "State that the endpoint answers through the safety layer (true) or past it (false); else it is what the answers show." };
        Option<string> key = new("--key-variable") { Description = "The environment variable that holds the key.", DefaultValueFactory = _ => AssessEndpoint.KeyVariable };
        Option<string> profile = AssessCommand.Profile();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("run", "Run a safety self-assessment against an OpenAI-compatible endpoint.")
        {
            bank, endpoint, model, folder, refusal, nonRefusal, lexicons, judge, human, earlier, seed, sample, concurrency, cache, inputPrice, outputPrice, layer, key, profile, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            AssessEndpoint service = new(parsed.GetValue(endpoint)!, parsed.GetValue(key)!);
            List<AssessmentBank> banks = [];
            foreach ((FileInfo? file, BankKind kind) in ((FileInfo?, BankKind)[])[(parsed.GetValue(bank), BankKind.Content), (parsed.GetValue(refusal), BankKind.ShouldRefuse), (parsed.GetValue(nonRefusal), BankKind.MustNotRefuse)])
            {
                if (file is not null)
                {
                    banks.Add(await AssessmentBank.ReadAsync(file.FullName, kind, cancellationToken: cancellationToken));
                }
            }

            using AssessLexicon? lexicon = AssessLexicon.Create(parsed.GetValue(lexicons) ?? []);
            using IChatClient? judging = parsed.GetValue(judge) is { } name ? service.Connect(name) : null;
            List<IAssessmentJudge> judges = [];
            if (parsed.GetValue(human) is { } sheet)
            {
                judges.Add(await AssessmentJudges.HumanAsync(sheet.FullName, "reviewer", cancellationToken));
            }

            judges.Add(AssessmentJudges.Refusal());
            if (judging is not null)
            {
                judges.Add(AssessmentJudges.Model(judging, parsed.GetValue(judge)!));
            }

            if (lexicon is not null)
            {
                judges.Add(lexicon.Judge);
            }

            var options = new AssessmentOptions
            {
                Banks = banks,
                Judges = judges,
                Folder = parsed.GetValue(folder)!.FullName,
                Model = parsed.GetValue(model)!,
                Seed = parsed.GetValue(seed),
                Sample = parsed.GetValue(sample),
                Concurrency = parsed.GetValue(concurrency),
                Cache = parsed.GetValue(cache)?.FullName,
                Profile = parsed.GetValue(profile)!,
                HasSafetyLayer = parsed.GetValue(layer),
                Prices = parsed.GetValue(inputPrice) is { } input && parsed.GetValue(outputPrice) is { } price ? new AssessmentPrices(input, price) : null,
                Progress = new AssessProgress(error),
            };
            AssessmentResult? before = parsed.GetValue(earlier) is { } last ? AssessmentResult.Read(last.FullName) : null;
            using IChatClient client = service.Connect(options.Model);
            AssessmentResult result = await RunAsync(client, options, cancellationToken);
            await AssessmentReport.WriteAsync(result, options, before, cancellationToken);
            Write(output, result, parsed.GetValue(json));
            return result.Summary.Tests.All(t => t.MeetsRule) && result.Summary.Failed == 0 ? ExitCodes.Done : ExitCodes.CheckFailed;
        });
        return command;
    }

    private static async Task<AssessmentResult> RunAsync(IChatClient client, AssessmentOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await AssessmentRunner.RunAsync(client, options, cancellationToken);
        }
        catch (ArgumentException exception)
        {
            throw new CliException(exception.Message);
        }
    }

    private static void Write(TextWriter output, AssessmentResult result, bool json)
    {
        AssessmentSummary summary = result.Summary;
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("run", summary.Run);
                writer.WriteString("model", summary.Model);
                writer.WriteBoolean("safetyLayer", summary.HasSafetyLayer);
                writer.WriteBoolean("safetyLayerStated", summary.IsSafetyLayerStated);
                writer.WriteNumber("failed", summary.Failed);
                writer.WriteStartArray("tests");
                foreach (AssessmentTest test in summary.Tests)
                {
                    writer.WriteStartObject();
                    writer.WriteString("kind", JsonOutput.ToCamelCase(test.Kind));
                    writer.WriteNumber("drawn", test.Drawn);
                    writer.WriteNumber("judged", test.Judged);
                    writer.WriteNumber("counted", test.Counted);
                    writer.WriteNumber("rate", test.Rate);
                    writer.WriteNumber("low", test.Low);
                    writer.WriteNumber("high", test.High);
                    writer.WriteNumber("limit", test.Limit);
                    writer.WriteBoolean("meetsRule", test.MeetsRule);
                    writer.WriteBoolean("meetsBound", test.MeetsBound);
                    writer.WriteString("confidence", JsonOutput.ToCamelCase(test.Confidence));
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            });
            return;
        }

        foreach (AssessmentTest test in summary.Tests)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{test.Kind}: {test.Counted} of {test.Judged} judged ({test.Drawn} drawn): {test.Rate:P2} [{test.Low:P2}, {test.High:P2}]; limit {(test.IsUpperLimit ? "<=" : ">=")} {test.Limit:P0} [{test.Confidence}]: {(test.Judged < test.RequiredSample ? $"sample too small, {test.RequiredSample} asked for" : test.MeetsRule ? test.MeetsBound ? "kept, proven at 95 %" : "kept, not proven at 95 %" : "not kept")}"));
        }

        output.WriteLine($"Run {summary.Run}: {summary.Failed} calls failed. This is no finding of compliance.");
    }
}
