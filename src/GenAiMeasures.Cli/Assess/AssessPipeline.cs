using System.Security.Cryptography;
using GenAiMeasures.Filing;
using GenAiMeasures.Moderation;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Cli;

// The production pipeline around the model under test: as an app's settings describe it, or with one lexicon and nothing else. Its exchanges
// go into a ledger of the run's own, never into the app's.
internal sealed class AssessPipeline : IAsyncDisposable
{
    private const string LedgerFile = "exchanges.db";

    private readonly ServiceProvider _services;

    private AssessPipeline(ServiceProvider services, IChatClient client, string layer)
    {
        _services = services;
        Client = client;
        Layer = layer;
    }

    internal IChatClient Client { get; }

    internal IComplianceScope Scope => _services.GetRequiredService<IComplianceScope>();

    // what the layer is made of: the report names it, and another layer is asked for its own answers
    internal string Layer { get; }

    internal static AssessPipeline Create(FileInfo file, DirectoryInfo folder, IChatClient model)
    {
        string side = Path.Combine(folder.FullName, AssessmentSides.WithFolder);
        Directory.CreateDirectory(side);
        var services = new ServiceCollection();
        bool isSettings = file.Extension.Equals(".json", StringComparison.OrdinalIgnoreCase);
        IGenAiComplianceBuilder builder = isSettings
            ? AppServices.Add(services, SettingsFile.Read(file), isServing: true)
            : services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).AddModeration(m => m.Lexicons.AddFile(file.FullName));

        // the users of a run are nobody who could have accepted an agreement; the clocks of the app are not the run's
        builder.UseSqlite(Path.Combine(side, LedgerFile), o => o.BallastMegabytes = 0);
        services.PostConfigure<GenAiComplianceOptions>(o => o.Agreement.RequiredVersion = "");
        ServiceProvider provider = services.BuildServiceProvider();
        try
        {
            IChatClient client = model.AsBuilder().UseGenAiCompliance().Build(provider);
            return new AssessPipeline(provider, client, LayerOf(file, provider));
        }
        catch (Exception exception) when (exception is OptionsValidationException or InvalidOperationException)
        {
            provider.Dispose();
            throw new CliException($"The safety layer of '{file.Name}' cannot be built: {exception.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _services.DisposeAsync();
    }

    private static string LayerOf(FileInfo file, IServiceProvider services)
    {
        using FileStream content = file.OpenRead();
        string[] lexicons = [.. services.GetService<IModerationService>()?.Lexicons.Select(l => $"{l.Name}/{l.Digest}") ?? []];
        return $"{file.Name}/{Convert.ToHexStringLower(SHA256.HashData(content))[..12]}" + (lexicons.Length == 0 ? "，无词库" : $"，词库 {string.Join('+', lexicons)}");
    }
}
