using System.Text.RegularExpressions;

namespace GenAiMeasures.Tests;

/// <summary>What a stranger finds in the repository, and what must not be in it.</summary>
public sealed partial class RepositoryTests
{
    private static readonly string[] RootFiles =
    [
        ".editorconfig", ".gitattributes", ".gitignore", "BannedSymbols.txt", "CHANGELOG.md", "CONTRIBUTING.md", "Directory.Build.props",
        "Directory.Packages.props", "GenAiMeasures.Sdk.sln", "LICENSE", "README.md", "README.zh-CN.md", "SECURITY.md", "global.json", "icon.png",
    ];

    [Fact]
    public void The_root_holds_build_files_and_documents_and_nothing_else()
    {
        IEnumerable<string> files = Directory.EnumerateFiles(Repository.Root).Select(f => Path.GetFileName(f)!).Where(f => f != ".git");

        Assert.Empty(files.Except(RootFiles));
        Assert.Empty(RootFiles.Except(files));
    }

    [Fact]
    public void No_file_names_a_path_of_a_machine_or_the_host_of_a_registry()
    {
        foreach (string file in TextFiles())
        {
            Match match = Forbidden().Match(File.ReadAllText(file));
            Assert.False(match.Success, $"{Path.GetRelativePath(Repository.Root, file)} holds '{match.Value}'.");
        }
    }

    [Fact]
    public void Every_page_of_the_docs_has_its_chinese_twin()
    {
        string[] pages = [.. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.TopDirectoryOnly).Select(f => Path.GetFileName(f)!)];

        Assert.NotEmpty(pages);
        Assert.All(pages.Where(p => !p.EndsWith(".zh-CN.md", StringComparison.Ordinal)), p => Assert.Contains(p.Replace(".md", ".zh-CN.md", StringComparison.Ordinal), pages));
    }

    [Fact]
    public void Every_link_between_documents_leads_to_a_file()
    {
        foreach (string page in TextFiles().Where(f => f.EndsWith(".md", StringComparison.Ordinal)))
        {
            foreach (Match link in Link().Matches(File.ReadAllText(page)))
            {
                string target = link.Groups[1].Value.Split('#')[0];
                if (target.Length > 0 && !target.Contains("://", StringComparison.Ordinal))
                {
                    string path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, target));
                    Assert.True(File.Exists(path) || Directory.Exists(path), $"{Path.GetRelativePath(Repository.Root, page)} links to {target}, which is not there.");
                }
            }
        }
    }

    [Fact]
    public void Every_package_that_is_packed_has_a_readme_and_every_shell_says_that_it_is_one()
    {
        // src/Shared is source of several packages and none itself
        foreach (string project in Directory.EnumerateDirectories(Repository.PathOf("src")).Where(d => Path.GetFileName(d) != "Shared"))
        {
            string name = Path.GetFileName(project)!;
            bool isShell = File.ReadAllText(Path.Combine(project, name + ".csproj")).Contains("<IsPackable>false</IsPackable>", StringComparison.Ordinal);
            bool hasCode = Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories).Any();
            Assert.Equal(isShell, !hasCode && name != "GenAiMeasures.Sdk");
            Assert.Equal(isShell, !File.Exists(Path.Combine(project, "README.md")));
        }
    }

    [Fact]
    public void Every_dependency_is_argued()
    {
        string dependencies = File.ReadAllText(Repository.PathOf("docs", "dependencies.md"));
        IEnumerable<string> packages = Package().Matches(File.ReadAllText(Repository.PathOf("Directory.Packages.props"))).Select(m => m.Groups[1].Value);

        Assert.All(packages, p => Assert.Contains($"`{p}`", dependencies, StringComparison.Ordinal));
    }

    [Fact]
    public void No_code_says_what_is_left_to_do()
    {
        foreach (string file in TextFiles().Where(f => f.EndsWith(".cs", StringComparison.Ordinal) && f.StartsWith(Repository.PathOf("src"), StringComparison.Ordinal)))
        {
            Match match = Unfinished().Match(File.ReadAllText(file));
            Assert.False(match.Success, $"{Path.GetRelativePath(Repository.Root, file)} holds '{match.Value}'.");
        }
    }

    private static IEnumerable<string> TextFiles()
    {
        string[] endings = [".cs", ".md", ".csproj", ".props", ".json", ".txt", ".csv", ".yml", ".sh", ".html", ".js", ".css", ".sql", ".sln", ".editorconfig", "run"];
        return Directory.EnumerateFiles(Repository.Root, "*", SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(Repository.Root, f).Split(Path.DirectorySeparatorChar)
                .Any(p => p is "artifacts" or ".git" or "node_modules" or "BenchmarkDotNet.Artifacts" or "bin" or "obj"))
            .Where(f => Array.Exists(endings, e => f.EndsWith(e, StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"(?<![A-Za-z])/(w[o]rk|t[m]p|r[o]ot|f[a]rm)/|n[u]get[.]o[r]g|n[p]mjs|d[e]b[.]debian[.]o", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"\]\(([^)\s]+)\)", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Link();

    [GeneratedRegex("""<PackageVersion Include="([^"]+)""", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Package();

    [GeneratedRegex("NotImplemented[E]xception|T[O]DO|F[I]XME|H[A]CK", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Unfinished();
}
