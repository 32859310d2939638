using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace GenAiMeasures;

// Writes what is recorded of one person as a ZIP file, entry by entry, in bounded memory. Restricted parts are left out.
internal sealed class SubjectExport(ILedgerReader reader, ILedgerKeyStore keys, RecordOpener opener, IReadOnlyList<SignedNote> checkpoints)
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, string> _digests = new(StringComparer.Ordinal);

    internal async ValueTask<long> WriteAsync(
        SubjectLookup lookup, Subject subject, IReadOnlyList<IPersonalDataContributor> contributors, Stream output, CancellationToken cancellationToken)
    {
        List<long> numbers = [.. (await keys.FindSubjectAsync(lookup, cancellationToken)).Where(k => !k.IsRestricted).Select(k => k.Number)];
        long records = 0;
        await using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            await AddAsync(zip, "records.json", async s => records = await WriteJsonAsync(s, numbers, cancellationToken));
            await AddAsync(zip, "records.csv", s => WriteCsvAsync(s, numbers, cancellationToken));
            foreach (IPersonalDataContributor contributor in contributors)
            {
                await AddAsync(zip, $"host/{contributor.Name}.json", s => contributor.ExportAsync(subject, s, cancellationToken));
            }

            await WriteProofsAsync(zip, numbers, cancellationToken);
            await AddAsync(zip, "manifest.json", s => WriteManifestAsync(s, records, cancellationToken));
        }

        return records;
    }

    private async Task<long> WriteJsonAsync(Stream stream, List<long> numbers, CancellationToken cancellationToken)
    {
        long count = 0;
        await using var json = new Utf8JsonWriter(stream, Readable);
        json.WriteStartObject();
        json.WriteNumber("schema", 1);
        json.WriteStartArray("records");
        await foreach (LedgerEntry entry in ReadAsync(numbers, cancellationToken))
        {
            count++;
            json.WriteStartObject();
            json.WriteString("log", entry.Log.ToString("n"));
            json.WriteNumber("sequence", entry.Sequence);
            json.WriteString("kind", entry.Kind.ToString());
            json.WriteString("recordedAt", entry.RecordedAt);
            if (!entry.Body.IsEmpty)
            {
                json.WritePropertyName("record");
                json.WriteRawValue(entry.Body.Span, skipInputValidation: false);
            }

            if (!entry.Content.IsEmpty)
            {
                json.WritePropertyName("content");
                json.WriteRawValue(entry.Content.Span, skipInputValidation: false);
            }

            json.WriteEndObject();
            await json.FlushAsync(cancellationToken);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return count;
    }

    private async Task WriteCsvAsync(Stream stream, List<long> numbers, CancellationToken cancellationToken)
    {
        // the mark tells Excel that this is UTF-8
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await text.WriteLineAsync("log,sequence,kind,recordedAt,record,content");
        await foreach (LedgerEntry entry in ReadAsync(numbers, cancellationToken))
        {
            string[] cells =
            [
                entry.Log.ToString("n"),
                entry.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture),
                entry.Kind.ToString(),
                entry.RecordedAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
                Encoding.UTF8.GetString(entry.Body.Span),
                Encoding.UTF8.GetString(entry.Content.Span),
            ];
            await text.WriteLineAsync(string.Join(',', cells.Select(CsvCell.Write)));
        }
    }

    private async Task WriteProofsAsync(ZipArchive zip, List<long> numbers, CancellationToken cancellationToken)
    {
        var signed = new Dictionary<string, (SignedNote Note, long Size)>(StringComparer.Ordinal);
        foreach (SignedNote note in checkpoints)
        {
            if (LedgerCheckpoint.TryParse(note.Text, out LedgerCheckpoint? checkpoint))
            {
                signed[checkpoint.Origin[(checkpoint.Origin.LastIndexOf('/') + 1)..]] = (note, checkpoint.Size);
            }
        }

        var logs = new Dictionary<Guid, LedgerLogReader>();
        await foreach (LedgerEntry entry in ReadAsync(numbers, cancellationToken))
        {
            // what no checkpoint covers yet has no proof; the manifest counts records, the folder proofs
            if (!signed.TryGetValue(entry.Log.ToString("n"), out (SignedNote Note, long Size) head) || head.Size <= entry.Sequence)
            {
                continue;
            }

            if (!logs.TryGetValue(entry.Log, out LedgerLogReader? log))
            {
                logs[entry.Log] = log = await LedgerLogReader.OpenAsync(reader, entry.Log, cancellationToken);
            }

            var receipt = new LedgerReceipt
            {
                Index = entry.Sequence,
                Path = await log.InclusionAsync(entry.Sequence, head.Size, cancellationToken),
                Checkpoint = head.Note,
                Extra = entry.Header,
            };
            await AddAsync(zip, $"proofs/{entry.Log:n}-{entry.Sequence}.tlog-proof", s => s.WriteAsync(Encoding.UTF8.GetBytes(receipt.ToString()), cancellationToken).AsTask());
        }
    }

    private async Task WriteManifestAsync(Stream stream, long records, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(stream, Readable);
        json.WriteStartObject();
        json.WriteNumber("schema", 1);
        json.WriteNumber("records", records);
        json.WriteStartObject("sha256");
        foreach ((string name, string digest) in _digests)
        {
            json.WriteString(name, digest);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }

    private async IAsyncEnumerable<LedgerEntry> ReadAsync(List<long> numbers, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (LedgerEntry entry in reader.ReadKeysAsync(numbers, cancellationToken))
        {
            // a record's parts may be under several keys: a restricted one, or another person's, is not opened with the rest
            LedgerEntry own = entry with { State = LedgerEntryState.Sealed, Body = default, Content = default, Parts = [.. entry.Parts.Where(p => p.Key is { } key && numbers.Contains(key))] };
            LedgerEntry opened = await opener.OpenAsync(own, cancellationToken);
            if (opened.State == LedgerEntryState.Opened || !opened.Content.IsEmpty)
            {
                yield return opened;
            }
        }
    }

    private async Task AddAsync(ZipArchive zip, string name, Func<Stream, Task> write)
    {
        using var hash = SHA256.Create();
        ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        await using (Stream stream = await entry.OpenAsync())
        {
            await using var hashing = new CryptoStream(stream, hash, CryptoStreamMode.Write, leaveOpen: true);
            await write(hashing);
            await hashing.FlushFinalBlockAsync();
        }

        _digests[name] = Convert.ToHexStringLower(hash.Hash!);
    }
}
