using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GenAiMeasures.Tests;

/// <summary>Every C# block in the documents compiles against what is built here.</summary>
public sealed partial class DocumentationTests
{
    // what a reader of a page has around the lines it shows
    private const string Around = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using GenAiMeasures;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;

        """;

    private const string Before = """
        internal static class Page
        {
            internal static async Task ShowAsync(
                HostApplicationBuilder builder, IServiceCollection services, IServiceProvider provider, IHost host, IChatClient model, IChatClient client,
                Exchange exchange, ChatResponse response, ChatResponseUpdate update, string connectionString, CancellationToken cancellationToken)
            {
                await Task.Yield();

        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Concat(Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll"))
            .DistinctBy(f => Path.GetFileName(f))
            .Where(IsManaged)
            .Select(f => MetadataReference.CreateFromFile(f)),
    ];

    public static TheoryData<string, int> Blocks()
    {
        var data = new TheoryData<string, int>();
        foreach (string page in Pages())
        {
            for (int i = 0; i < Block().Count(File.ReadAllText(page)); i++)
            {
                data.Add(Path.GetRelativePath(Repository.Root, page), i);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_code_block_compiles(string page, int number)
    {
        string code = Block().Matches(File.ReadAllText(Repository.PathOf(page)))[number].Groups[1].Value;
        string[] lines = code.Split('\n');
        string usings = string.Join('\n', lines.Where(l => UsingLine().IsMatch(l)));
        string rest = string.Join('\n', lines.Where(l => !UsingLine().IsMatch(l)));

        // statements first, then the types they use, as in a program of one file
        Match type = TypeLine().Match(rest);
        string statements = type.Success ? rest[..type.Index] : rest;
        string types = type.Success ? rest[type.Index..] : "";
        string source = string.IsNullOrWhiteSpace(statements) && type.Success
            ? $"{Around}{usings}\n{types}"
            : $"{Around}{usings}\n{Before}{statements}\n    }}\n}}\n{types}";

        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest));
        var compilation = CSharpCompilation.Create(
            "page", [tree], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var output = new MemoryStream();
        IEnumerable<Diagnostic> errors = compilation.Emit(output).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error);

        Assert.True(!errors.Any(), $"{page}, block {number + 1}:\n{string.Join('\n', errors)}\n{new StringBuilder(source)}");
    }

    [Fact]
    public void The_readme_shows_the_wiring_in_both_languages()
    {
        Assert.All(["README.md", "README.zh-CN.md"], page => Assert.Matches(Block(), File.ReadAllText(Repository.PathOf(page))));
    }

    private static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.PathOf("src"), "README*.md", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal);

    private static bool IsManaged(string file)
    {
        try
        {
            System.Reflection.AssemblyName.GetAssemblyName(file);
            return true;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"```csharp\r?\n(.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Block();

    [GeneratedRegex(@"^using [A-Za-z_.]+;\s*$", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"^(?:public |internal |sealed |static |abstract )*(?:class|record|interface|enum) ", RegexOptions.Multiline | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex TypeLine();
}
