using System.Security.Cryptography;
using System.Text;

namespace GenAiMeasures.Moderation;

// Reads a lexicon file. A row that is wrong does not hide the others: all are reported together.
internal static class LexiconReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Throws LexiconException when the file cannot be read or a row of it is wrong.
    internal static Lexicon Read(LexiconFile file)
    {
        var problems = new List<LexiconProblem>();
        Lexicon lexicon = Read(file, problems);
        return problems.Count == 0 ? lexicon : throw new LexiconException(file.Path, problems);
    }

    // Reads what can be read and reports the rest. Throws only when nothing can be read.
    internal static Lexicon Read(LexiconFile file, List<LexiconProblem> problems)
    {
        byte[] bytes = ReadBytes(file);
        if (!RiskCode.TryParse(file.DefaultRisk, out RiskCode defaultRisk))
        {
            problems.Add(new LexiconProblem(0, "unknownRisk", $"The default risk '{file.DefaultRisk}' is not one of the 31 risk codes of GB/T 45654-2025 Annex A."));
        }

        string name = file.Name ?? Path.GetFileName(file.Path);
        var parser = new LexiconRowParser(defaultRisk, problems);
        DateOnly date = DateOnly.FromDateTime(File.GetLastWriteTimeUtc(file.Path));
        List<LexiconTerm> terms = Path.GetExtension(file.Path).ToUpperInvariant() switch
        {
            ".CSV" => ReadTable(Decode(file, bytes), ',', parser, problems),
            ".TSV" => ReadTable(Decode(file, bytes), '\t', parser, problems),
            ".JSONL" or ".NDJSON" => JsonLinesReader.Read(Decode(file, bytes), parser, problems),
            ".XLSX" => ReadWorkbook(file, bytes, parser),
            ".TXT" or "" => ReadLines(Decode(file, bytes), parser),
            string extension => throw Unreadable(file.Path, $"Files of kind '{extension}' are not read. Use .csv, .tsv, .txt, .jsonl or .xlsx.", null),
        };
        return new Lexicon(name, Digest(bytes), terms, date);
    }

    // a lexicon of this package's own, as CSV
    internal static Lexicon ReadText(string name, string text, List<LexiconProblem> problems) =>
        new(name, Digest(Encoding.UTF8.GetBytes(text)), ReadTable(text, ',', new LexiconRowParser(RiskCode.Parse("A.1.h"), problems), problems));

    internal static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes)[..8]);

    internal static byte[] ReadBytes(LexiconFile file)
    {
        try
        {
            return File.ReadAllBytes(file.Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unreadable(file.Path, $"The file cannot be read ({exception.GetType().Name}). Check the path and the permissions.", exception);
        }
    }

    private static string Decode(LexiconFile file, byte[] bytes)
    {
        try
        {
            ReadOnlySpan<byte> span = bytes;
            return span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? Strict.GetString(span[3..])
                : span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.Unicode.GetString(span[2..])
                : Strict.GetString(span);
        }
        catch (DecoderFallbackException exception)
        {
            throw Unreadable(file.Path, "The file is not UTF-8. Save it as UTF-8 (with or without a byte order mark).", exception);
        }
    }

    private static List<LexiconTerm> ReadWorkbook(LexiconFile file, byte[] bytes, LexiconRowParser parser)
    {
        try
        {
            var terms = new List<LexiconTerm>();
            LexiconColumns? columns = null;
            foreach ((int line, List<string> row) in WorkbookReader.Read(bytes).Rows)
            {
                if (row.TrueForAll(string.IsNullOrWhiteSpace))
                {
                    continue;
                }

                bool isHeader = columns is null && LexiconColumns.FromHeader(row) is not null;
                columns ??= LexiconColumns.FromHeader(row) ?? LexiconColumns.Positional;
                if (!isHeader && parser.Parse(columns, row, line) is { } term)
                {
                    terms.Add(term);
                }
            }

            return terms;
        }
        catch (Exception exception) when (exception is InvalidDataException or System.Xml.XmlException)
        {
            throw Unreadable(file.Path, "The file is no XLSX workbook. Save it as .xlsx or .csv.", exception);
        }
    }

    private static List<LexiconTerm> ReadTable(string text, char delimiter, LexiconRowParser parser, List<LexiconProblem> problems)
    {
        var terms = new List<LexiconTerm>();
        var reader = new DelimitedReader(text, delimiter);
        LexiconColumns? columns = null;
        while (reader.Read() is { } row)
        {
            if (row.TrueForAll(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (reader.IsUnclosed)
            {
                problems.Add(new LexiconProblem(reader.Line, "unclosedQuote", "A quoted field that begins here is never closed."));
                break;
            }

            if (columns is null)
            {
                columns = LexiconColumns.FromHeader(row);
                if (columns is not null)
                {
                    continue;
                }

                columns = LexiconColumns.Positional;
            }

            if (parser.Parse(columns, row, reader.Line) is { } term)
            {
                terms.Add(term);
            }
        }

        return terms;
    }

    private static List<LexiconTerm> ReadLines(string text, LexiconRowParser parser)
    {
        var terms = new List<LexiconTerm>();
        int number = 0;
        foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLines())
        {
            number++;
            ReadOnlySpan<char> line = raw.Trim();
            if (line.IsEmpty || line is "#" || line.StartsWith("# ", StringComparison.Ordinal))
            {
                continue;
            }

            List<string> row = [.. line.ToString().Split('\t')];
            if (parser.Parse(LexiconColumns.Positional, row, number) is { } term)
            {
                terms.Add(term);
            }
        }

        return terms;
    }

    internal static LexiconException Unreadable(string path, string message, Exception? inner) =>
        new(path, [new LexiconProblem(0, "unreadable", message)], inner);
}
