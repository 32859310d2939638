using System.CommandLine;
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
        Option<FileInfo?> safety = new("--with-safety") { Description = "Run both sides: past the safety layer, and through the production pipeline built from these settings (a .json with a section GenAiMeasures) or this lexicon." };
        Option<bool?> layer = new("--safety-layer") { Description = "State that the endpoint itself is such a service (true) or a bare model (false), where it cannot be seen; the report says that it was stated. Not with --with-safety, where it is seen." };
        Option<string> key = new("--key-variable") { Description = "The environment variable that holds the key.", DefaultValueFactory = _ => AssessEndpoint.KeyVariable };
        Option<string> profile = AssessCommand.Profile();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("run", "Run a safety self-assessment against an OpenAI-compatible endpoint.")
        {
            bank, endpoint, model, folder, refusal, nonRefusal, lexicons, judge, human, earlier, seed, sample, concurrency, cache, inputPrice, outputPrice, safety, layer, key, profile, json,
        };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(safety) is not null && (parsed.GetValue(layer) is not null || parsed.GetValue(earlier) is not null))
            {
                parsed.AddError("--with-safety sees the layer and compares both sides by itself: leave out --safety-layer and --compare.");
            }
        });
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
            if (parsed.GetValue(safety) is { } safetyLayer)
            {
                AssessmentSides sides = await RunBothAsync(service, safetyLayer, parsed.GetValue(folder)!, options, cancellationToken);
                AssessOutput.Write(output, sides, parsed.GetValue(json));
                return IsKept(sides.With) && sides.Without.Summary.Failed == 0 ? ExitCodes.Done : ExitCodes.CheckFailed;
            }

            AssessmentResult? before = parsed.GetValue(earlier) is { } last ? AssessmentResult.Read(last.FullName) : null;
            using IChatClient client = service.Connect(options.Model);
            AssessmentResult result = await RunAsync(client, options, cancellationToken);
            await AssessmentReport.WriteAsync(result, options, before, cancellationToken);
            AssessOutput.Write(output, result, parsed.GetValue(json));
            return IsKept(result) ? ExitCodes.Done : ExitCodes.CheckFailed;
        });
        return command;
    }

    private static bool IsKept(AssessmentResult result) => result.Summary.Tests.All(t => t.MeetsRule) && result.Summary.Failed == 0;

    private static async Task<AssessmentSides> RunBothAsync(
        AssessEndpoint service, FileInfo safety, DirectoryInfo folder, AssessmentOptions options, CancellationToken cancellationToken)
    {
        if (!safety.Exists)
        {
            throw new CliException($"'{safety.Name}' does not exist. Name the settings or the lexicon of the safety layer.");
        }

        using IChatClient bare = service.Connect(options.Model);
        await using AssessPipeline pipeline = AssessPipeline.Create(safety, folder, service.Connect(options.Model));
        AssessmentOptions both = options with { SafetyLayer = pipeline.Layer, Scope = pipeline.Scope };
        try
        {
            AssessmentSides sides = await AssessmentRunner.RunBothAsync(bare, pipeline.Client, both, cancellationToken);
            await AssessmentReport.WriteBothAsync(sides, both, cancellationToken);
            return sides;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            throw new CliException(exception.Message);
        }
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
}
