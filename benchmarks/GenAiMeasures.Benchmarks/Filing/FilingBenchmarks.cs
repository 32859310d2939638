using BenchmarkDotNet.Attributes;
using GenAiMeasures.Filing;

namespace GenAiMeasures.Benchmarks.Filing;

/// <summary>The sheet of 10,000 keywords (budget: 1 s) and the whole draft package of the sample (budget: 5 s).</summary>
[MemoryDiagnoser]
public class FilingBenchmarks
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), "genai-measures-keywords.xlsx");

    private AssessmentBank _keywords = null!;

    private FilingProfile _profile = null!;

    [GlobalSetup]
    public void Prepare()
    {
        string[] codes = [.. RiskCatalog.All.Take(17).Select(r => r.Code)];
        _keywords = new AssessmentBank
        {
            Name = "keywords",
            Kind = BankKind.Keywords,
            Items = [.. Enumerable.Range(0, 10_000).Select(i => new BankItem { Id = $"{i}", Text = $"示例词{i}", Risk = RiskCode.Parse(codes[i % codes.Length]) })],
        };
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "GenAiMeasures.Sdk.sln")))
        {
            folder = folder.Parent;
        }

        _profile = FilingProfile.Read(Path.Combine(folder!.FullName, "samples", "Filing", "profile.json"));
    }

    [GlobalCleanup]
    public void Clean() => File.Delete(_file);

    [Benchmark]
    public Task KeywordSheet() => _keywords.WriteAsync(_file);

    [Benchmark]
    public Task<FilingBuild> Package() => FilingPackages.BuildAsync(_profile, new FilingBuildOptions { Today = new DateOnly(2026, 11, 24) });
}
