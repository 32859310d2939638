using System.Text;

namespace GenAiMeasures.Provenance.Tests;

/// <summary>Reads annotations from a text, or from the shared data.</summary>
internal static class Annotations
{
    public static AnnotationFile File(string text, string name = "export.json", Encoding? encoding = null) => File((encoding ?? new UTF8Encoding(false)).GetBytes(text), name);

    public static AnnotationFile File(byte[] bytes, string name) => new(() => new MemoryStream(bytes), name);

    public static AnnotationFile Shared(params string[] parts) => new(Repository.Shared(["annotation", .. parts])) { Person = "staff-1" };

    public static async Task<List<AnnotationRow>> RowsAsync(AnnotationFile file) => await file.ReadAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    // code and place of everything that is wrong
    public static async Task<string[]> ProblemsAsync(AnnotationFile file)
    {
        ProvenanceInputException exception = await Assert.ThrowsAsync<ProvenanceInputException>(async () => await RowsAsync(file));
        Assert.All(exception.Problems, p => Assert.True(p.English.Length > 0 && p.Chinese.Length > 0));
        return [.. exception.Problems.Select(p => $"{p.Place} {p.Code}")];
    }

    public static string Show(AnnotationRow row) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{row.Line} {row.Item} {row.Person} {row.Function} {row.Question}={row.Label ?? "-"}{(row.Seconds is { } s ? $" {s}s" : "")}{(row.Accepted is { } a ? $" {a}" : "")}{(row.IsReference ? " reference" : "")}{(row.IsSkipped ? " skipped" : "")}");
}
