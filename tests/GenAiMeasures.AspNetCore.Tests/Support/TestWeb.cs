using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>An app with the pipeline, the console and the intake on real Kestrel, with SQLite stores in a folder of its own.</summary>
internal sealed class TestWeb : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;

    private TestWeb(WebApplication app, DirectoryInfo folder)
    {
        _app = app;
        _folder = folder;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Uri Address { get; }

    public IServiceProvider Services => _app.Services;

    public FakeLogCollector Logs => _app.Services.GetFakeLogCollector();

    public string Folder => _folder.FullName;

    /// <summary>Gets or sets whether the folder outlives the app, for one that is started on it again.</summary>
    public bool KeepsFolder { get; set; }

    public static async Task<TestWeb> StartAsync(
        IChatClient? model = null,
        Action<GenAiWebOptions>? web = null,
        Action<GenAiComplianceOptions>? options = null,
        Action<IGenAiComplianceBuilder>? build = null,
        Action<WebApplication>? map = null,
        bool stores = true,
        DirectoryInfo? folder = null)
    {
        folder ??= Directory.CreateTempSubdirectory("genai-measures-web-");
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddFakeLogging();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(k => k.AddServerHeader = false);
        IGenAiComplianceBuilder compliance = builder.Services.AddGenAiCompliance(o =>
        {
            o.Scope = ServiceScope.Internal;
            o.Provider.Name = "示例科技有限公司";
            o.Provider.ServiceName = "示例助手";
            o.Records.Enabled = stores;
            if (!stores)
            {
                o.Standing.Enabled = false;
                o.Incidents.Enabled = false;
                o.Waivers["IM-11-PROTECT"] = "no records in this test";
                o.Waivers["IM-14-2-RECORDS"] = "no records in this test";
                o.Waivers["CSL-23-LOGS"] = "no records in this test";
            }

            options?.Invoke(o);
        });
        if (stores)
        {
            compliance.UseSqlite(Path.Combine(folder.FullName, "ledger.db"));
        }

        compliance.AddWeb(o =>
        {
            o.Intake.RequestsPerMinute = 10_000;
            web?.Invoke(o);
        });
        build?.Invoke(compliance);
        builder.Services.AddChatClient(model ?? FakeChatClient.Saying("fine")).UseGenAiCompliance();
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, TestSignIn>("test", null);
        WebApplication app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapPost("/stream", async (HttpContext context, IChatClient client) =>
            await context.Response.WriteGenAiStreamAsync(client.GetStreamingResponseAsync(await new StreamReader(context.Request.Body).ReadToEndAsync())));
        app.MapPost("/whole", async (HttpContext context, IChatClient client) =>
            await context.Response.WriteGenAiResponseAsync(await client.GetResponseAsync(await new StreamReader(context.Request.Body).ReadToEndAsync())));
        app.MapGenAiCompliance();
        app.MapGenAiIntake();
        map?.Invoke(app);
        await app.StartAsync();
        return new TestWeb(app, folder);
    }

    /// <summary>A browser that keeps cookies and follows nothing, signed in as somebody or as nobody.</summary>
    public HttpClient As(string? user, string? role = null, string claims = "")
    {
#pragma warning disable CA2000 // the client owns its handler
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = Address };
#pragma warning restore CA2000
        if (user is not null)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(TestSignIn.Header, $"{user};{role};{claims}");
        }

        return client;
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>What is on record, in order.</summary>
    public async Task<List<LedgerRecord>> RecordsAsync()
    {
        LedgerSearch search = Get<LedgerSearch>();
        await using ILedgerReader reader = await search.OpenAsync(CancellationToken.None);
        using RecordOpener keys = search.OpenKeys();
        List<LedgerRecord> records = [];
        await foreach (LedgerEntry entry in reader.ReadAsync())
        {
            if (RecordCodec.Read(await keys.OpenAsync(entry)) is { } record)
            {
                records.Add(record);
            }
        }

        return records;
    }

    public async Task<string> PseudonymAsync(string user) => await Get<ILedger>().GetPseudonymAsync(new Subject(user));

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (!KeepsFolder)
        {
            _folder.Delete(recursive: true);
        }
    }
}
