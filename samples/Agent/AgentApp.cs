using GenAiMeasures;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Agent;

internal static class AgentApp
{
    internal static IHost Build(string ledger, NoteBook notes)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Services
            .AddGenAiCompliance(options =>
            {
                options.Scope = ServiceScope.MainlandPublic;
                options.Provider.Name = "示例科技有限公司";
                options.Provider.ServiceName = "示例智能体";
                options.Provider.CreditCode = "91990000MA0000EX68";
            })
            .AddModeration(moderation => moderation.Lexicons.AddFile(Path.Combine(AppContext.BaseDirectory, "lexicon.csv")))
            .AddLabeling()
            .UseSqlite(ledger);

        // The tool loop stands between the two seats. The agent finds a loop in the client and adds none of its own; it would
        // otherwise put one around the outer seat, and tools would run before their arguments are screened.
        builder.Services.AddChatClient(new OfflinePlanner()).UseGenAiCompliance().UseFunctionInvocation().UseGenAiToolScreening();
        builder.Services.AddSingleton<AIAgent>(services => new ChatClientAgent(
            services.GetRequiredService<IChatClient>(),
            instructions: "用工具记录和读取笔记。",
            name: "notes",
            tools: [AIFunctionFactory.Create(notes.Write, "write_note"), AIFunctionFactory.Create(notes.Read, "read_note")]));
        return builder.Build();
    }
}
