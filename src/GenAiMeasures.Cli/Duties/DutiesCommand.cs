using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Cli;

// The catalogue, with the coverage that the packages give under default settings and with a lexicon that stops. What an app really covers depends on its
// own settings: its IDutyCatalog and its ledger say so.
internal static class DutiesCommand
{
    internal static Command Create(TextWriter output)
    {
        Option<bool> json = SharedOptions.Json();
        Option<ServiceScope> scope = new("--scope")
        {
            Description = "To whom the service is offered.",
            DefaultValueFactory = _ => ServiceScope.MainlandPublic,
        };
        var command = new Command("duties", "The catalogue of duties: duty, article, how the packages cover it.") { json, scope };
        command.SetAction(parsed =>
        {
            Write(output, Coverage(parsed.GetValue(scope)), parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static IReadOnlyList<DutyCoverage> Coverage(ServiceScope scope)
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o =>
        {
            o.Scope = scope;
            o.Provider.Name = o.Provider.ServiceName = "duties";

            // a made-up code of a region that does not exist: the catalogue needs a valid profile, and shows none of it
            o.Provider.CreditCode = "91990000MA0000EX68";
        })
        .AddModeration(m => m.Lexicons.Add("duties", "A.1.h"))
        .AddLabeling()
        .AddFiling();
        using ServiceProvider provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IDutyCatalog>().Coverage;
    }

    private static void Write(TextWriter output, IReadOnlyList<DutyCoverage> coverage, bool json)
    {
        if (json)
        {
            JsonOutput.Write(output, writer =>
            {
                writer.WriteStartArray();
                foreach (DutyCoverage item in coverage)
                {
                    writer.WriteStartObject();
                    writer.WriteString("id", item.Duty.Id);
                    writer.WriteString("article", item.Duty.Article);
                    writer.WriteString("title", item.Duty.TitleChinese);
                    writer.WriteString("titleEn", item.Duty.TitleEnglish);
                    writer.WriteString("coverage", JsonOutput.ToCamelCase(item.Kind));
                    writer.WriteString("by", item.By);
                    writer.WriteString("confidence", JsonOutput.ToCamelCase(item.Duty.Confidence));
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });
            return;
        }

        foreach (DutyCoverage item in coverage)
        {
            output.WriteLine($"{item.Duty.Id,-20} {JsonOutput.ToCamelCase(item.Kind),-10} {item.Duty.Article}");
            output.WriteLine($"{"",-20} {item.Duty.TitleChinese} / {item.Duty.TitleEnglish}");
            output.WriteLine($"{"",-20} {item.By}");
        }
    }
}
