using GenAiMeasures;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.AI;
using Quickstart;

namespace ChatWeb;

internal static class ChatApp
{
    internal static WebApplication Build(string[] args, string ledger)
    {
        SamplePaths paths = SamplePaths.Of(ledger);
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        IGenAiComplianceBuilder compliance = builder.Services
            .AddGenAiCompliance(options =>
            {
                options.Scope = ServiceScope.MainlandPublic;
                options.Provider.Name = "示例科技有限公司";
                options.Provider.ServiceName = "示例助手";

                // a made-up code of a region that does not exist; yours comes from your business licence
                options.Provider.CreditCode = "91990000MA0000EX68";
            })
            .AddModeration(moderation => moderation.Lexicons.AddFile(Path.Combine(AppContext.BaseDirectory, "lexicon.csv")))
            .AddLabeling()
            .AddFiling(filing =>
            {
                filing.ServiceStart = new DateOnly(2026, 11, 18);
                filing.ComplaintWorkingDays = 5;
            })
            .AddProvenance(provenance => provenance.RegisterFile = paths.TrainingData)
            .AddStage<SecondLook>()
            .AddWeb(web =>
            {
                web.Intake.DisclosureFile = Path.Combine(AppContext.BaseDirectory, "disclosure.txt");
                web.Intake.AgreementFile = Path.Combine(AppContext.BaseDirectory, "agreement.txt");
                web.Intake.RequestsPerMinute = 60;
                web.Console.FilingProfile = paths.Profile;
                web.Console.LastFiling = paths.LastFiling;
                web.Console.AssessmentFolder = paths.Runs;
            });

        // one instance writes a file; several share a database, when the configuration names one (two-instances.sh)
        if (builder.Configuration["GenAiMeasures:PostgreSql:ConnectionString"] is { Length: > 0 })
        {
            compliance.UsePostgreSql();
        }
        else
        {
            compliance.UseSqlite(ledger);
        }

        builder.Services.AddChatClient(Model.Create()).UseGenAiCompliance();
        builder.Services.AddHealthChecks().AddGenAiCompliance();
        builder.Services.AddSingleton<Conversations>();
        builder.Services.AddSingleton(paths);
        builder.Services.AddHostedService<SampleData>();
        builder.Services
            .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie =>
            {
                cookie.LoginPath = "/sign-in";
                cookie.AccessDeniedPath = "/denied";
                cookie.Cookie.SameSite = SameSiteMode.Strict;
            });

        WebApplication app = builder.Build();
        app.Use(ProtectAsync);
        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapSignIn();
        app.MapChat();
        app.MapHealthChecks("/health");
        app.MapGenAiIntake("/people");
        app.MapGenAiCompliance("/compliance");
        return app;
    }

    // the console sets stricter headers of its own
    private static Task ProtectAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return next(context);
    }
}
