using System.CommandLine;
using System.Globalization;
using GenAiMeasures.Provenance;

namespace GenAiMeasures.Cli;

// A coefficient with its interval for a long CSV file of ratings. What is undefined is null, never 1.
internal static class AnnotationAgreementCommand
{
    private const string Alpha = "alpha";
    private const string Kappa = "kappa";
    private const string Fleiss = "fleiss";

    internal static Command Create(TextWriter output)
    {
        var options = new AnnotationOptions();
        Option<string?> question = new("--question") { Description = "The question, where the file answers several." };
        Option<bool> repeats = new("--repeats") { Description = "A person may have judged an item more than once; each judgement counts." };
        Option<string> measure = new("--measure") { Description = "alpha (Krippendorff), kappa (Cohen, two raters), fleiss or ac1 (Gwet).", DefaultValueFactory = _ => Alpha };
        measure.AcceptOnlyFromAmong(Alpha, Kappa, Fleiss, "ac1");
        Option<string> level = new("--level") { Description = "For alpha: nominal, ordinal, interval or ratio.", DefaultValueFactory = _ => "nominal" };
        level.AcceptOnlyFromAmong("nominal", "ordinal", "interval", "ratio");
        Option<string> weights = new("--weights") { Description = "For kappa, fleiss and ac1: identity, linear, quadratic or ordinal.", DefaultValueFactory = _ => "identity" };
        weights.AcceptOnlyFromAmong("identity", "linear", "quadratic", "ordinal");
        Option<string?> domain = new("--domain") { Description = "The values in their order, with commas, for words that have one." };
        Option<int> bootstrap = new("--bootstrap") { Description = "How many draws the interval of alpha, fleiss and ac1 rests on; 0 for no interval.", DefaultValueFactory = _ => 1000 };
        Option<ulong> seed = new("--seed") { Description = "The seed of the draws.", DefaultValueFactory = _ => 1 };
        Option<bool> json = SharedOptions.Json();
        var command = new Command("agreement", "How far raters agree.") { question, repeats, measure, level, weights, domain, bootstrap, seed, json };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            RatingTable table;
            try
            {
                table = await options.Read(parsed).ReadRatingsAsync(parsed.GetValue(question), parsed.GetValue(domain)?.Split(','), parsed.GetValue(repeats), cancellationToken);
            }
            catch (ArgumentException exception)
            {
                throw new CliException(exception.Message);
            }

            string name = parsed.GetValue(measure)!;
            bool isAlpha = name == Alpha;
            string kind = isAlpha ? parsed.GetValue(level)! : parsed.GetValue(weights)!;
            (double? value, Interval? interval) = Compute(table, name, kind, parsed.GetValue(seed), parsed.GetValue(bootstrap));
            Write(output, table, name, isAlpha ? kind : parsed.GetValue(level)!, value, interval, parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static (double? Value, Interval? Interval) Compute(RatingTable table, string measure, string kind, ulong seed, int replicates)
    {
        if (replicates is not 0 and < 100)
        {
            throw new CliException("An interval needs at least 100 draws; --bootstrap 0 leaves it out.");
        }

        try
        {
            if (measure == Alpha)
            {
                MeasurementLevel level = Enum.Parse<MeasurementLevel>(kind, ignoreCase: true);
                return (KrippendorffAlpha.Compute(table, level), replicates == 0 ? null : KrippendorffAlpha.Bootstrap(table, level, seed, replicates));
            }

            RatingWeights weights = Enum.Parse<RatingWeights>(kind, ignoreCase: true);
            if (measure == Kappa)
            {
                KappaResult? result = table.Raters == 2
                    ? PairCoefficients.CohenKappa(PairTable.Create(table), weights)
                    : throw new CliException($"Cohen's kappa is for two raters, and the file has {table.Raters}. Use --measure alpha or fleiss.");
                return (result?.Kappa, result?.Interval);
            }

            Func<CountTable, double?> coefficient = measure == Fleiss
                ? counts => AgreementCoefficients.FleissKappa(counts, weights)
                : counts => AgreementCoefficients.GwetAc(counts, weights);
            var counted = CountTable.Create(table);
            return (coefficient(counted), replicates == 0 ? null : AgreementCoefficients.Bootstrap(counted, coefficient, seed, replicates));
        }
        catch (ArgumentException exception)
        {
            throw new CliException(exception.Message);
        }
    }

    private static void Write(TextWriter output, RatingTable table, string measure, string level, double? value, Interval? interval, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("measure", measure);
                writer.WriteString("level", level);
                WriteNumber(writer, "value", value);
                WriteNumber(writer, "low", interval?.Low);
                WriteNumber(writer, "high", interval?.High);
                writer.WriteNumber("items", table.Items);
                writer.WriteNumber("raters", table.Raters);
                writer.WriteNumber("ratings", table.Ratings);
                writer.WriteEndObject();
            });
            return;
        }

        string text = value is { } number ? number.ToString("0.######", CultureInfo.InvariantCulture) : "undefined";
        string range = interval is { } ends ? string.Create(CultureInfo.InvariantCulture, $" (95 %: {ends.Low:0.####} to {ends.High:0.####})") : "";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measure}: {text}{range}; {table.Items} items, {table.Raters} raters, {table.Ratings} ratings."));
    }

    private static void WriteNumber(System.Text.Json.Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
