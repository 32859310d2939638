using System.IO.Compression;

namespace GenAiMeasures.Tests;

/// <summary>The packages as a stranger gets them: packed, installed from a folder into a fresh app, built, run.</summary>
public sealed class PackageTests
{
    [Fact]
    public async Task Packed_packages_are_whole_and_a_fresh_app_that_installs_them_runs_one_exchange()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("genai-measures-pack-");
        try
        {
            string packages = Path.Combine(folder.FullName, "packages");
            await DotNet.RunAsync(Repository.Root, "pack", "GenAiMeasures.Sdk.sln", "-c", "Release", "-o", packages, "-p:Version=9.9.9-test", "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-nodeReuse:false", $"-p:ArtifactsPath={Path.Combine(folder.FullName, "artifacts")}");
            string[] packed = [.. Directory.EnumerateFiles(packages, "*.nupkg").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];
            Assert.Contains("GenAiMeasures.Sdk.9.9.9-test", packed);
            Assert.Contains("GenAiMeasures.Core.9.9.9-test", packed);
            foreach (string package in Directory.EnumerateFiles(packages, "*.nupkg"))
            {
                CheckContents(package);
            }

            string output = await RunFreshAppAsync(folder, packages);

            Assert.StartsWith("【本内容由AI生成】", output, StringComparison.Ordinal);
            Assert.Contains("hello from a fresh app", output, StringComparison.Ordinal);
            Assert.Contains("records: 3", output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void CheckContents(string package)
    {
        using ZipArchive zip = ZipFile.OpenRead(package);
        string[] names = [.. zip.Entries.Select(e => e.FullName)];
        string name = Path.GetFileNameWithoutExtension(package).Replace(".9.9.9-test", "", StringComparison.Ordinal);
        Assert.Contains("README.md", names);
        Assert.Contains("icon.png", names);
        if (name is not ("GenAiMeasures.Sdk" or "GenAiMeasures.Cli"))
        {
            Assert.Contains($"lib/net10.0/{name}.dll", names);
            Assert.Contains($"lib/net10.0/{name}.xml", names);
            Assert.True(File.Exists(Path.ChangeExtension(package, ".snupkg")), $"{name} has no symbols.");
        }

        if (File.Exists(Repository.PathOf("src", name, "ConfigurationSchema.json")))
        {
            Assert.Contains("ConfigurationSchema.json", names);
            Assert.Contains($"buildTransitive/net10.0/{name}.targets", names);
        }

        using var nuspec = new StreamReader(zip.Entries.Single(e => e.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).Open());
        string text = nuspec.ReadToEnd();

        // the outlines of the marks keep the licence of the font they come from
        string licence = name == "GenAiMeasures.Labeling.Drawing" ? "MIT AND OFL-1.1" : "MIT";
        Assert.Contains($"<license type=\"expression\">{licence}</license>", text, StringComparison.Ordinal);
    }

    private static async Task<string> RunFreshAppAsync(DirectoryInfo folder, string packages)
    {
        string app = Path.Combine(folder.FullName, "app");
        Directory.CreateDirectory(app);
        await File.WriteAllTextAsync(Path.Combine(app, "app.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <RestoreAdditionalProjectSources>../packages</RestoreAdditionalProjectSources>
                <RestorePackagesPath>../cache</RestorePackagesPath>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="GenAiMeasures.Sdk" Version="9.9.9-test" />
                <PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="10.0.15" />
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(app, "Program.cs"), """
            using GenAiMeasures;
            using GenAiMeasures.Storage.Sqlite;
            using Microsoft.Extensions.AI;
            using Microsoft.Extensions.DependencyInjection;

            Console.OutputEncoding = new System.Text.UTF8Encoding(false);
            File.WriteAllText("lexicon.csv", "term,risk\n违禁词,A.1.h\n");
            var services = new ServiceCollection();
            services
                .AddGenAiCompliance(o =>
                {
                    o.Scope = ServiceScope.MainlandPublic;
                    o.Provider.Name = "示例科技有限公司";
                    o.Provider.CreditCode = "91990000MA0000EX68";
                    o.Provider.ServiceName = "示例助手";
                })
                .AddModeration(m => m.Lexicons.AddFile("lexicon.csv"))
                .AddLabeling()
                .UseSqlite("compliance.db");
            services.AddChatClient(new Model()).UseGenAiCompliance();
            await using (ServiceProvider provider = services.BuildServiceProvider())
            using (provider.GetRequiredService<IComplianceScope>().Begin(new Subject("user-1")))
            {
                Console.WriteLine((await provider.GetRequiredService<IChatClient>().GetStreamingResponseAsync("hi").ToChatResponseAsync()).Text);
            }

            await using SqliteLedgerReader reader = SqliteLedgerReader.Open("compliance.db");
            Console.WriteLine($"records: {(await LedgerVerifier.VerifyAsync(reader)).Records}");

            internal sealed class Model : IChatClient
            {
                public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
                    GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

                public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
                {
                    await Task.Yield();
                    yield return new ChatResponseUpdate(ChatRole.Assistant, "hello from ") { MessageId = "m" };
                    yield return new ChatResponseUpdate(ChatRole.Assistant, "a fresh app") { MessageId = "m" };
                }

                public object? GetService(Type serviceType, object? serviceKey = null) => null;

                public void Dispose()
                {
                }
            }
            """);
        await DotNet.RunAsync(app, "build", "-nodeReuse:false", "-v", "q");
        return await DotNet.RunAsync(app, "run", "--no-build");
    }
}
