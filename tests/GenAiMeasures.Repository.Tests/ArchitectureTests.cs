using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace GenAiMeasures.Tests;

/// <summary>The arrows between packages, read from what was built (docs/architecture.md).</summary>
public sealed class ArchitectureTests
{
    // which packages a package may know; nothing points back
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["GenAiMeasures.Core"] = [],
        ["GenAiMeasures.Moderation"] = ["GenAiMeasures.Core"],
        ["GenAiMeasures.Labeling"] = ["GenAiMeasures.Core"],
        ["GenAiMeasures.Provenance"] = ["GenAiMeasures.Core"],
        ["GenAiMeasures.Filing"] = ["GenAiMeasures.Core"],
        ["GenAiMeasures.Storage.Sqlite"] = ["GenAiMeasures.Core"],
        ["GenAiMeasures.Storage.PostgreSql"] = ["GenAiMeasures.Core"],
        ["GenAiMeasures.Labeling.Drawing"] = ["GenAiMeasures.Core", "GenAiMeasures.Labeling"],
        ["GenAiMeasures.ShangMi"] = ["GenAiMeasures.Core", "GenAiMeasures.Labeling"],
        ["GenAiMeasures.AspNetCore"] = ["GenAiMeasures.Core", "GenAiMeasures.Filing"],
        ["GenAiMeasures.Testing"] = ["GenAiMeasures.Core"],
    };

    public static TheoryData<string> Packages() => [.. Arrows.Keys];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_knows_only_the_packages_its_arrows_point_to(string package)
    {
        string[] known = [.. References(package).Where(r => r.StartsWith("GenAiMeasures.", StringComparison.Ordinal))];

        Assert.Empty(known.Except(Arrows[package]));
    }

    [Fact]
    public void Every_package_has_its_arrows()
    {
        // src/Shared is source of several packages and none itself
        IEnumerable<string> projects = Directory.EnumerateDirectories(Repository.PathOf("src")).Select(d => Path.GetFileName(d)!).Where(d => d != "Shared");

        Assert.Equal(Arrows.Keys.Append("GenAiMeasures.Cli").Append("GenAiMeasures.Sdk").Order(StringComparer.Ordinal), projects.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_the_web_package_knows_the_web()
    {
        foreach (string package in Arrows.Keys.Where(p => p != "GenAiMeasures.AspNetCore"))
        {
            Assert.DoesNotContain(References(package), r => r.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Exactly_one_chat_client_delegates()
    {
        string[] clients =
        [
            .. Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
                .Where(f => File.ReadAllText(f).Contains(": DelegatingChatClient", StringComparison.Ordinal))
                .Select(f => Path.GetFileName(f)),
        ];

        Assert.Equal(["ComplianceChatClient.cs"], clients);
    }

    private static List<string> References(string package)
    {
        using FileStream file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, package + ".dll"));
        using var assembly = new PEReader(file);
        MetadataReader metadata = assembly.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(h => metadata.GetString(metadata.GetAssemblyReference(h).Name))];
    }
}
