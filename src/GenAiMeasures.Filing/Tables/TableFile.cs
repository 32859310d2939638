using System.Runtime.CompilerServices;

namespace GenAiMeasures.Filing;

// Reads CSV, TSV or XLSX row by row, whichever the name says. What is wrong is reported with its place and cure; reading goes on where it can.
internal static class TableFile
{
    internal static IAsyncEnumerable<SheetRow> ReadAsync(
        string path, TextFileEncoding encoding, ProblemList problems, CancellationToken cancellationToken = default) =>
        path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".xlsm", StringComparison.OrdinalIgnoreCase)
            ? XlsxReader.ReadAsync(path, problems, cancellationToken)
            : TextAsync(path, encoding, problems, cancellationToken);

    private static async IAsyncEnumerable<SheetRow> TextAsync(
        string path, TextFileEncoding encoding, ProblemList problems, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string name = Path.GetFileName(path);
        char separator = path.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : ',';
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var lines = new LineReader(stream, problems, encoding);
        await foreach (CsvRow row in CsvReader.ReadAsync(lines, problems, separator, cancellationToken))
        {
            yield return new SheetRow(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}:{row.Line}"), row.Fields, "");
        }
    }
}
