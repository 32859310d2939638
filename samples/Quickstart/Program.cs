using System.Text;
using GenAiMeasures;
using GenAiMeasures.Moderation;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quickstart;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
string ledger = Path.Combine(AppContext.BaseDirectory, "quickstart.db");

HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
builder.Logging.SetMinimumLevel(LogLevel.Error);
builder.Services
    .AddGenAiCompliance(options =>
    {
        options.Scope = ServiceScope.MainlandPublic;
        options.Provider.Name = "示例科技有限公司";
        options.Provider.ServiceName = "示例助手";

        // a made-up code of a region that does not exist; yours comes from your business licence
        options.Provider.CreditCode = "91990000MA0000EX68";
    })
    .AddModeration(moderation =>
    {
        moderation.Lexicons.AddFile(Path.Combine(AppContext.BaseDirectory, "lexicon.csv"));

        // what stands in for an answer of the group A.2 that is withheld; yours are written and approved by your own people
        moderation.Answers.Add("A.2", "各地的人都值得尊重，我们换个话题吧。");
    })
    .AddPersonalInformation(personal => personal.Output = PersonalInformationTreatment.Mask)
    .AddLabeling()
    .UseSqlite(ledger);
builder.Services.AddChatClient(Model.Create()).UseGenAiCompliance();

using IHost host = builder.Build();
await host.StartAsync();

// every run is another user's: whoever was suspended in the last one would not be served in this one
var user = new Subject($"quickstart-{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}");
using (host.Services.GetRequiredService<IComplianceScope>().Begin(user))
{
    await Conversation.RunAsync(host.Services.GetRequiredService<IChatClient>(), Console.In, Console.Out, isPiped: Console.IsInputRedirected);
}

await Rights.ExerciseAsync(host.Services, user, Path.Combine(AppContext.BaseDirectory, "quickstart-copy.zip"), Console.Out);
await host.StopAsync();
Records.Show(ledger);
