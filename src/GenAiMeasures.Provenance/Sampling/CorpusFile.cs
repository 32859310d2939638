using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace GenAiMeasures.Provenance;

/// <summary>A corpus in JSON Lines or CSV of any size, read line by line in bounded memory. A broken line ends the reading with an error that names every broken line. Immutable.</summary>
public sealed class CorpusFile
{
    private readonly Func<Stream> _open;
    private readonly string _name;

    /// <summary>Initializes a corpus over a file; its ending says whether it is CSV or JSON Lines.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public CorpusFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _name = Path.GetFileName(path);
        _open = () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        IsCsv = path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
    }

    internal CorpusFile(Func<Stream> open, string name)
    {
        _open = open;
        _name = name;
        IsCsv = name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Gets whether the file is read as CSV with a header, and not as JSON Lines.</summary>
    public bool IsCsv { get; init; }

    /// <summary>Gets the field that holds an item's id.</summary>
    /// <value>Default: <see langword="null"/>, the line number.</value>
    public string? IdField { get; init; }

    /// <summary>Gets the encoding.</summary>
    /// <value>Default: by the byte order mark, else UTF-8.</value>
    public TextFileEncoding Encoding { get; init; }

    /// <summary>Reads the items.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The items in order.</returns>
    /// <exception cref="ProvenanceInputException">Thrown at the end where lines are broken.</exception>
    public async IAsyncEnumerable<CorpusItem> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var problems = new ProblemList(_name);
        await using Stream stream = _open();
        var lines = new LineReader(stream, problems, Encoding);
        await foreach (CorpusItem item in IsCsv ? Csv(lines, problems, cancellationToken) : JsonLines(lines, problems, cancellationToken))
        {
            yield return item;
        }

        problems.ThrowIfAny();
    }

    private async IAsyncEnumerable<CorpusItem> JsonLines(LineReader lines, ProblemList problems, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (TextLine line in lines.ReadAsync(cancellationToken))
        {
            if (!string.IsNullOrWhiteSpace(line.Text) && Id(line, problems) is { } id)
            {
                yield return new CorpusItem(line.Number, id, line.Text);
            }
        }
    }

    private async IAsyncEnumerable<CorpusItem> Csv(LineReader lines, ProblemList problems, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string[]? header = null;
        int id = -1;
        await foreach (CsvRow row in CsvReader.ReadAsync(lines, problems, cancellationToken: cancellationToken))
        {
            if (header is null)
            {
                header = row.Fields;
                id = IdField is null ? -1 : CsvColumns.Find(header, IdField);
                if (IdField is not null && id < 0)
                {
                    problems.Add(row.Line, "header", $"The header has no column '{IdField}'. Name a column that it has.", $"表头没有“{IdField}”列，请指定已有的列。");
                    yield break;
                }
            }
            else if (row.Fields.Length != header.Length)
            {
                problems.Add(row.Line, "columns", $"The row has {row.Fields.Length} fields and the header {header.Length}. Quote a field that holds a comma.", $"该行有 {row.Fields.Length} 个字段，表头有 {header.Length} 个。含逗号的字段请加引号。");
            }
            else
            {
                yield return new CorpusItem(row.Line, id < 0 ? Number(row.Line) : row.Fields[id], string.Join('\t', row.Fields));
            }
        }
    }

    private string? Id(TextLine line, ProblemList problems)
    {
        string? id = null;
        try
        {
            var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(line.Text));
            while (reader.Read())
            {
                if (IdField is not null && reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(IdField))
                {
                    reader.Read();
                    id = reader.TokenType is JsonTokenType.String ? reader.GetString() : reader.TokenType is JsonTokenType.Number ? System.Text.Encoding.UTF8.GetString(reader.ValueSpan) : null;
                }
            }
        }
        catch (JsonException)
        {
            problems.Add(line.Number, "json", "The line is no JSON value. Write one whole value a line, or take the line out.", "该行不是完整的 JSON，请每行写一个完整的值，或者删除该行。");
            return null;
        }

        if (IdField is not null && string.IsNullOrEmpty(id))
        {
            problems.Add(line.Number, "id", $"The line has no '{IdField}' with a text or number. Give every item an id.", $"该行缺少“{IdField}”，请为每条数据提供编号。");
            return null;
        }

        return id ?? Number(line.Number);
    }

    private static string Number(long line) => line.ToString(CultureInfo.InvariantCulture);
}
