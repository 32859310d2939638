using System.Text;
using BenchmarkDotNet.Attributes;
using GenAiMeasures.Provenance;

namespace GenAiMeasures.Benchmarks;

/// <summary>Coefficients over a table in memory, building the table, and reading it from a CSV file: all linear in the ratings.</summary>
[MemoryDiagnoser]
public class AgreementBenchmark
{
    private RatingTable _table = null!;
    private RatingTable _pairs = null!;
    private Rating[] _ratings = [];
    private string _file = "";

    /// <summary>Gets or sets how many ratings there are.</summary>
    [Params(100_000, 1_000_000)]
    public int Ratings { get; set; }

    /// <summary>Makes the ratings.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _ratings = [.. RatingShapes.Make(Ratings)];
        _table = RatingTable.Create(_ratings);
        _pairs = RatingTable.Create(RatingShapes.Make(Ratings, raters: 2));
        _file = Path.GetTempFileName();
        File.WriteAllText(_file, "item,rater,value\n" + string.Concat(_ratings.Select(r => $"{r.Item},{r.Rater},{r.Value}\n")), new UTF8Encoding(false));
    }

    /// <summary>Takes the file away.</summary>
    [GlobalCleanup]
    public void Cleanup() => File.Delete(_file);

    /// <summary>Krippendorff's alpha, nominal.</summary>
    /// <returns>The coefficient.</returns>
    [Benchmark(Baseline = true)]
    public double? AlphaNominal() => KrippendorffAlpha.Compute(_table, MeasurementLevel.Nominal);

    /// <summary>Krippendorff's alpha, ordinal.</summary>
    /// <returns>The coefficient.</returns>
    [Benchmark]
    public double? AlphaOrdinal() => KrippendorffAlpha.Compute(_table, MeasurementLevel.Ordinal);

    /// <summary>Cohen's kappa of two raters, with its errors.</summary>
    /// <returns>The coefficient.</returns>
    [Benchmark]
    public double? CohenKappa() => PairCoefficients.CohenKappa(PairTable.Create(_pairs))?.Kappa;

    /// <summary>Fleiss' kappa.</summary>
    /// <returns>The coefficient.</returns>
    [Benchmark]
    public double? FleissKappa() => AgreementCoefficients.FleissKappa(CountTable.Create(_table));

    /// <summary>Building the table from ratings with names.</summary>
    /// <returns>The table.</returns>
    [Benchmark]
    public RatingTable BuildTable() => RatingTable.Create(_ratings);

    /// <summary>From the file on the disk to alpha.</summary>
    /// <returns>The coefficient.</returns>
    [Benchmark]
    public async Task<double?> FileToAlpha() => KrippendorffAlpha.Compute(await new AnnotationFile(_file) { Format = AnnotationFormat.Csv }.ReadRatingsAsync(), MeasurementLevel.Nominal);
}
