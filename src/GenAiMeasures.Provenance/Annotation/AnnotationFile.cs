using System.Runtime.CompilerServices;
using System.Text.Json;

namespace GenAiMeasures.Provenance;

/// <summary>
/// Annotations of Label Studio, doccano, CVAT, or a table, read as one long table in bounded memory. What is wrong is named with its line at
/// the end of the reading, as an error: nothing of such a file is to be used. Immutable.
/// </summary>
public sealed class AnnotationFile
{
    private static readonly JsonDocumentOptions Json = new() { AllowTrailingCommas = true, AllowDuplicateProperties = false };

    private readonly Func<Stream> _open;
    private readonly string _name;

    /// <summary>Initializes a file of annotations.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    public AnnotationFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _name = Path.GetFileName(path);
        _open = () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
    }

    internal AnnotationFile(Func<Stream> open, string name)
    {
        _open = open;
        _name = name;
    }

    /// <summary>Gets the file's name.</summary>
    public string Name => _name;

    /// <summary>Gets the format.</summary>
    /// <value>Default: by ending and content.</value>
    public AnnotationFormat Format { get; init; }

    /// <summary>Gets the encoding.</summary>
    /// <value>Default: by the byte order mark, else UTF-8; CVAT also by its XML declaration.</value>
    public TextFileEncoding Encoding { get; init; }

    /// <summary>Gets who annotated, where the file does not say it (doccano writes a file a person).</summary>
    /// <value>Default: <see langword="null"/>; a file that names nobody is then refused.</value>
    public string? Person { get; init; }

    /// <summary>Gets the questions to read.</summary>
    /// <value>Default: <see langword="null"/>, all of them. JSON-MIN of Label Studio cannot be read without (<see cref="LabelConfiguration.Questions"/>).</value>
    public IReadOnlyCollection<string>? Questions { get; init; }

    /// <summary>Gets the names of columns and fields, where they are not those that are known.</summary>
    public AnnotationColumns Columns { get; init => field = value ?? new AnnotationColumns(); } = new();

    /// <summary>Reads the rows in the order of the file.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="ProvenanceInputException">At the end: parts of the file were wrong; each is named with its line, the first thousand of them.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async IAsyncEnumerable<AnnotationRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var input = new AnnotationInput(new ProblemList(_name), Person, Questions, Columns);
        await using Stream stream = _open();
        IAsyncEnumerable<AnnotationRow> rows = FormatOf() switch
        {
            AnnotationFormat.Csv => new CsvRows(input).ReadAsync(new LineReader(stream, input.Problems, Encoding), _name.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : ',', cancellationToken),
            AnnotationFormat.Conll => ConllRows.ReadAsync(new LineReader(stream, input.Problems, Encoding), input, cancellationToken),
            AnnotationFormat.Cvat => new CvatRows(input).ReadAsync(CvatText.Open(stream, Encoding)),
            _ => JsonAsync(stream, input, cancellationToken),
        };
        await foreach (AnnotationRow row in rows.WithCancellation(cancellationToken))
        {
            yield return row;
        }

        input.Problems.ThrowIfAny();
    }

    /// <summary>Reads the labels that people gave to one question as a table for coefficients; reviews, skipped items and reference answers are left out.</summary>
    /// <param name="question">The question, or <see langword="null"/> where the file has only one.</param>
    /// <param name="domain">The labels in their order, or <see langword="null"/>.</param>
    /// <param name="mayRepeat">Whether a person may judge the same item twice; each judgement then counts.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ProvenanceInputException">Parts of the file are wrong, a person judged an item twice, or several questions are answered and none was named.</exception>
    /// <exception cref="ArgumentException">A label is not in the domain.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<RatingTable> ReadRatingsAsync(string? question = null, IReadOnlyList<string>? domain = null, bool mayRepeat = false, CancellationToken cancellationToken = default)
    {
        var problems = new ProblemList(_name);
        var builder = new RatingTableBuilder(domain);
        var seen = new Dictionary<long, long>();
        var questions = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (AnnotationRow row in ReadAsync(cancellationToken))
        {
            if (row.Function != AnnotationFunction.Annotate || row.Label is null || row.IsReference || (question is not null && !string.Equals(row.Question, question, StringComparison.Ordinal)))
            {
                continue;
            }

            questions.Add(row.Question);
            long place = builder.Add(row.Item, row.Person, row.Label);
            if (!mayRepeat && questions.Count == 1 && !seen.TryAdd(place, row.Line))
            {
                problems.Add(
                    row.Line, "rated-twice", $"The person has judged this item already, in line {seen[place]}. Take one of the two out, give each person a number of their own, or say that repeats count (--repeats).",
                    $"该人员已在第 {seen[place]} 行标注过此条数据。请删除其中一条，为每名人员使用不同编号，或者声明允许重复（--repeats）。");
            }
        }

        if (questions.Count > 1)
        {
            problems.AddAt(_name, "questions", $"The file answers {questions.Count} questions ({string.Join(", ", questions.Take(10))}). Name one.", $"文件包含 {questions.Count} 个问题（{string.Join("、", questions.Take(10))}），请指定其中一个。");
        }

        problems.ThrowIfAny();
        return builder.Build();
    }

    private AnnotationFormat FormatOf() => Format != AnnotationFormat.Detect ? Format : Path.GetExtension(_name).ToUpperInvariant() switch
    {
        ".CSV" or ".TSV" => AnnotationFormat.Csv,
        ".XML" => AnnotationFormat.Cvat,
        ".CONLL" or ".TXT" => AnnotationFormat.Conll,
        _ => AnnotationFormat.Detect,
    };

    private async IAsyncEnumerable<AnnotationRow> JsonAsync(Stream stream, AnnotationInput input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var studio = new LabelStudioRows(input);
        var doccano = new DoccanoRows(input);
        await foreach (JsonText text in new JsonValueReader(stream, input.Problems, Encoding).ReadAsync(cancellationToken))
        {
            using JsonDocument? document = Parse(text, input.Problems);
            if (document is null)
            {
                continue;
            }

            bool isTask = Format == AnnotationFormat.LabelStudio || (Format == AnnotationFormat.Detect && LabelStudioRows.IsTask(document.RootElement));
            foreach (AnnotationRow row in isTask ? studio.Read(document.RootElement, text.Line) : doccano.Read(document.RootElement, text.Line))
            {
                yield return row;
            }
        }
    }

    private static JsonDocument? Parse(JsonText text, ProblemList problems)
    {
        try
        {
            return JsonDocument.Parse(text.Text, Json);
        }
        catch (JsonException exception)
        {
            problems.Add(text.Line + (exception.LineNumber ?? 0), "json", "The object is no JSON, or names a key twice. Export it again, or take it out.", "该对象不是 JSON，或者键重复，请重新导出或者删除。");
            return null;
        }
    }
}
