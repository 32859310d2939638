using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GenAiMeasures.Tests;

/// <summary>The house is easy to walk: one type a file, named after it, and no file too long to read.</summary>
public sealed class SourceTests
{
    public static TheoryData<string> Projects() => [.. Directory.EnumerateDirectories(Repository.PathOf("src")).Select(d => Path.GetFileName(d)!)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_file_holds_one_type_and_has_its_name(string project)
    {
        foreach (string file in Files(project))
        {
            string[] types = [.. Types(file).Select(t => t.Identifier.Text).Distinct()];
            if (types.Length > 0)
            {
                string name = Path.GetFileNameWithoutExtension(file).Split('.')[0];
                Assert.True(types.Length == 1 && types[0] == name, $"{Path.GetFileName(file)} of {project} holds {string.Join(", ", types)}.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_file_has_at_most_400_lines(string project)
    {
        foreach (string file in Files(project))
        {
            int lines = File.ReadLines(file).Count();
            Assert.True(lines <= 400, $"{Path.GetFileName(file)} of {project} has {lines} lines.");
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Types_are_sealed_static_or_abstract(string project)
    {
        foreach (string file in Files(project))
        {
            foreach (TypeDeclarationSyntax type in Types(file).OfType<TypeDeclarationSyntax>().Where(t => t is ClassDeclarationSyntax or RecordDeclarationSyntax))
            {
                bool isClosed = type.Modifiers.Any(m => m.IsKind(SyntaxKind.SealedKeyword) || m.IsKind(SyntaxKind.StaticKeyword) || m.IsKind(SyntaxKind.AbstractKeyword))
                    || type.IsKind(SyntaxKind.RecordStructDeclaration)
                    || type.Modifiers.Any(SyntaxKind.PartialKeyword)
                    || type.Members.OfType<MethodDeclarationSyntax>().Any(m => m.Modifiers.Any(SyntaxKind.VirtualKeyword));
                Assert.True(isClosed, $"{type.Identifier.Text} in {Path.GetFileName(file)} of {project} is open for inheritance.");
            }
        }
    }

    // What dotnet format looks for and no build does, found here in a moment; the gate runs all of dotnet format as well.
    [Theory]
    [InlineData("benchmarks")]
    [InlineData("samples")]
    [InlineData("src")]
    [InlineData("tests")]
    public void Usings_are_in_order_and_no_member_is_named_with_this(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal)))
        {
            CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetCompilationUnitRoot();
            string[] usings = [.. root.Usings.Select(Rank)];
            Assert.True(usings.SequenceEqual(usings.Order(StringComparer.OrdinalIgnoreCase)), $"{file}: the usings are not in order: dotnet format puts them right.");
            Assert.True(
                !root.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(m => m.Expression.IsKind(SyntaxKind.ThisExpression)), $"{file} names a member with 'this.': leave it out.");
        }
    }

    // namespaces, System first, then types, then names of one's own; a dot comes before every other character
    private static string Rank(UsingDirectiveSyntax line)
    {
        string name = line.NamespaceOrType.ToString();
        char kind = line.Alias is not null ? '3' : line.StaticKeyword.IsKind(SyntaxKind.StaticKeyword) ? '2' : name == "System" || name.StartsWith("System.", StringComparison.Ordinal) ? '0' : '1';
        return kind + (line.Alias?.Name.ToString() ?? name).Replace('.', ' ');
    }

    private static IEnumerable<string> Files(string project) =>
        Directory.EnumerateFiles(Repository.PathOf("src", project), "*.cs", SearchOption.AllDirectories);

    private static IEnumerable<BaseTypeDeclarationSyntax> Types(string file) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetCompilationUnitRoot()
            .DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<BaseTypeDeclarationSyntax>();
}
