namespace GenAiMeasures.Provenance;

/// <summary>Reads ratings from a long CSV file with the header <c>item,rater,value</c>, in any order and among other columns. Thread-safe.</summary>
public static class RatingFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="domain">The categories in their order, or <see langword="null"/>.</param>
    /// <param name="encoding">The file's encoding. Default: by its byte order mark, else UTF-8.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or a value is not in the domain.</exception>
    /// <exception cref="ProvenanceInputException">Rows are wrong; each is named with its line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<RatingTable> ReadAsync(
        string path, IReadOnlyList<string>? domain = null, TextFileEncoding encoding = TextFileEncoding.Detect, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        await using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return await ReadAsync(stream, Path.GetFileName(path), domain, encoding, cancellationToken);
    }

    internal static async Task<RatingTable> ReadAsync(
        Stream stream, string name, IReadOnlyList<string>? domain, TextFileEncoding encoding, CancellationToken cancellationToken)
    {
        var problems = new ProblemList(name);
        var builder = new RatingTableBuilder(domain);
        string[]? header = null;
        (int item, int rater, int value) = (-1, -1, -1);
        await foreach (CsvRow row in CsvReader.ReadAsync(new LineReader(stream, problems, encoding), problems, cancellationToken: cancellationToken))
        {
            if (header is null)
            {
                header = row.Fields;
                (item, rater, value) = (CsvColumns.Find(header, "item"), CsvColumns.Find(header, "rater", "annotator"), CsvColumns.Find(header, "value", "label"));
                if (item < 0 || rater < 0 || value < 0)
                {
                    problems.Add(row.Line, "header", "The first row has to name the columns item, rater and value.", "首行应当包含 item、rater、value 三列。");
                    break;
                }

                continue;
            }

            if (row.Fields.Length != header.Length)
            {
                problems.Add(row.Line, "columns", $"The row has {row.Fields.Length} fields and the header {header.Length}. Quote a field that holds a comma.", $"该行有 {row.Fields.Length} 个字段，表头有 {header.Length} 个。含逗号的字段请加引号。");
            }
            else if (row.Fields[item].Length == 0 || row.Fields[rater].Length == 0)
            {
                problems.Add(row.Line, "empty", "Item and rater must not be empty. Give every rating both.", "item 和 rater 不得为空，请补全。");
            }
            else if (row.Fields[value].Length > 0)
            {
                // an empty value is a rating that was not given
                builder.Add(row.Fields[item], row.Fields[rater], row.Fields[value]);
            }
        }

        if (header is null && problems.IsEmpty)
        {
            problems.Add(1, "empty", "The file is empty. The first row names the columns item, rater and value.", "文件为空。首行应当包含 item、rater、value 三列。");
        }

        problems.ThrowIfAny();
        return builder.Build();
    }
}
