using GenAiMeasures;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.AI;

namespace Gateway;

internal static class GatewayApp
{
    internal static WebApplication Build(string[] args, string ledger, IChatClient upstream, ApiKeys keys)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services
            .AddGenAiCompliance(options =>
            {
                options.Scope = ServiceScope.MainlandPublic;
                options.Provider.Name = "示例科技有限公司";
                options.Provider.ServiceName = "示例网关";

                // a made-up code of a region that does not exist; yours comes from your business licence
                options.Provider.CreditCode = "91990000MA0000EX68";
            })
            .AddModeration(moderation => moderation.Lexicons.AddFile(Path.Combine(AppContext.BaseDirectory, "lexicon.csv")))
            .AddLabeling()
            .UseSqlite(ledger)
            .AddWeb();
        builder.Services.AddChatClient(upstream).UseGenAiCompliance();
        builder.Services.AddSingleton(keys);
        builder.Services.AddAuthentication(ApiKeyHandler.SchemeName).AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        builder.Services.AddHealthChecks().AddGenAiCompliance();

        WebApplication app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapPost("/v1/chat/completions", ChatCompletions.AnswerAsync).RequireAuthorization();
        app.MapHealthChecks("/health");
        return app;
    }
}
