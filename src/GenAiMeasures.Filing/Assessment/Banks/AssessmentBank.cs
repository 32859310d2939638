using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace GenAiMeasures.Filing;

/// <summary>A bank of questions or keywords. Immutable.</summary>
public sealed record AssessmentBank
{
    /// <summary>The most items that are read: a bank is for people, and a million rows are a mistake or a log.</summary>
    public const int MostItems = 200_000;

    /// <summary>Gets the file name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets what it tests.</summary>
    public required BankKind Kind { get; init; }

    /// <summary>Gets the items in their order.</summary>
    public required ImmutableArray<BankItem> Items { get; init; }

    /// <summary>Gets the SHA-256 over ids, texts, risks and topics, in lower-case hexadecimal: the same in every file format.</summary>
    public string Digest => field ??= MakeDigest();

    /// <summary>Reads a bank from XLSX, CSV, TSV or JSON Lines, whichever the name says, row by row.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What it tests.</param>
    /// <param name="encoding">The encoding of a text file. Default: by its byte order mark, else UTF-8.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The bank.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="FilingInputException">Rows are wrong (merged cells, formulas, unknown headers or risks, another encoding, more than <see cref="MostItems"/> rows); each is named with its place and cure.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<AssessmentBank> ReadAsync(
        string path, BankKind kind, TextFileEncoding encoding = TextFileEncoding.Detect, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string name = Path.GetFileName(path);
        var problems = new ProblemList(name);
        ImmutableArray<BankItem> items = path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase)
            ? await BankLines.ReadAsync(path, kind, encoding, problems, cancellationToken)
            : await BankTable.ReadAsync(path, kind, encoding, problems, cancellationToken);
        if (problems.IsEmpty && items.IsEmpty)
        {
            problems.AddAt(name, "empty", "The file has no row under its header. Name the file that holds the bank.", "文件没有数据行，请指定题库文件。");
        }

        return problems.IsEmpty
            ? new AssessmentBank { Name = name, Kind = kind, Items = items }
            : throw new FilingInputException(problems.Problems);
    }

    /// <summary>Writes the bank as XLSX, CSV or JSON Lines, whichever the name says. The same bank gives the same bytes.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>A task that ends when it is written.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> has another ending.</exception>
    public Task WriteAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] bytes = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".XLSX" => BankWriter.Xlsx(this),
            ".CSV" => BankWriter.Csv(this),
            ".JSONL" or ".NDJSON" => BankLines.Write(this),
            _ => throw new ArgumentException($"'{Path.GetFileName(path)}' is no .xlsx, .csv or .jsonl.", nameof(path)),
        };
        return File.WriteAllBytesAsync(path, bytes, cancellationToken);
    }

    internal static string IdOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    private string MakeDigest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (BankItem item in Items)
        {
            foreach (string part in (string[])[item.Id, item.Text, item.Risk.Value, item.Topic ?? ""])
            {
                byte[] bytes = Encoding.UTF8.GetBytes(part);
                hash.AppendData(BitConverter.GetBytes(bytes.Length));
                hash.AppendData(bytes);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
