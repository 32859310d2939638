using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace GenAiMeasures;

/// <summary>The proof that one record is in the ledger, checkable without the ledger (C2SP tlog-proof). Immutable.</summary>
public sealed record LedgerReceipt
{
    private const string FirstLine = "c2sp.org/tlog-proof@v1";
    private const string ExtraWord = "extra ";
    private const string IndexWord = "index ";
    private const int MaxPath = 64;

    /// <summary>Gets the record's place in its log.</summary>
    public required long Index { get; init; }

    /// <summary>Gets the hashes from the record's sibling up.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Path { get; init; }

    /// <summary>Gets the signed checkpoint of the tree that the path leads to.</summary>
    public required SignedNote Checkpoint { get; init; }

    /// <summary>Gets data that goes with the proof and is not authenticated by it; empty where there is none.</summary>
    public ReadOnlyMemory<byte> Extra { get; init; }

    /// <summary>Reads a receipt. Never throws.</summary>
    /// <param name="text">The text.</param>
    /// <param name="receipt">The receipt; nothing of it is true before <see cref="Proves"/> says so.</param>
    /// <returns>Whether it has the form of one.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out LedgerReceipt? receipt)
    {
        receipt = null;
        int end = text?.IndexOf("\n\n", StringComparison.Ordinal) ?? -1;
        if (end < 0 || !SignedNote.TryParse(text![(end + 2)..], out SignedNote? note))
        {
            return false;
        }

        var lines = new Queue<string>(text[..end].Split('\n'));
        if (lines.Dequeue() != FirstLine)
        {
            return false;
        }

        byte[] extra = [];
        if (lines.TryPeek(out string? line) && line.StartsWith(ExtraWord, StringComparison.Ordinal))
        {
            if (Base64.TryDecode(lines.Dequeue()[ExtraWord.Length..]) is not { } decoded)
            {
                return false;
            }

            extra = decoded;
        }

        if (!lines.TryDequeue(out line) || !line.StartsWith(IndexWord, StringComparison.Ordinal)
            || !LedgerCheckpoint.TryParseNumber(line[IndexWord.Length..], out long index) || lines.Count > MaxPath)
        {
            return false;
        }

        var path = new List<ReadOnlyMemory<byte>>(lines.Count);
        while (lines.TryDequeue(out line))
        {
            if (Base64.TryDecode(line) is not { Length: MerkleHash.Length } hash)
            {
                return false;
            }

            path.Add(hash);
        }

        receipt = new LedgerReceipt { Index = index, Path = path, Checkpoint = note, Extra = extra };
        return true;
    }

    /// <summary>Checks the receipt: that a trusted key signed the checkpoint, and that the record is in the tree it stands for.</summary>
    /// <param name="header">The record's header, as the ledger stored it.</param>
    /// <param name="verifier">The key that is trusted.</param>
    /// <returns>Whether the record is proven.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="verifier"/> is <see langword="null"/>.</exception>
    /// <exception cref="LedgerUnavailableException">The record is of a suite that was not registered (<see cref="LedgerSuite.Register"/>).</exception>
    public bool Proves(ReadOnlySpan<byte> header, INoteVerifier verifier) =>
        Checkpoint.IsSignedBy(verifier)
        && LedgerCheckpoint.TryParse(Checkpoint.Text, out LedgerCheckpoint? checkpoint)
        && IsIncluded(header, RecordHeader.TryReadSuite(header, out byte id) ? LedgerSuites.Of(id) : LedgerSuite.International, checkpoint);

    private bool IsIncluded(ReadOnlySpan<byte> header, LedgerSuite suite, LedgerCheckpoint checkpoint) =>
        MerkleProof.IsIncluded((ulong)Index, (ulong)checkpoint.Size, MerkleHash.Leaf(header, suite), Path, checkpoint.Root.Span, suite);

    /// <summary>Writes the receipt.</summary>
    /// <returns>The text of a <c>.tlog-proof</c> file.</returns>
    public override string ToString()
    {
        var text = new StringBuilder(FirstLine).Append('\n');
        if (Extra.Length > 0)
        {
            text.Append(ExtraWord).Append(Convert.ToBase64String(Extra.Span)).Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"{IndexWord}{Index}\n");
        foreach (ReadOnlyMemory<byte> hash in Path)
        {
            text.Append(Convert.ToBase64String(hash.Span)).Append('\n');
        }

        return text.Append('\n').Append(Checkpoint).ToString();
    }
}
