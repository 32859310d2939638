using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace GenAiMeasures.Storage.PostgreSql;

/// <summary>The proof that a record is in the ledger of all instances: in its own log, and that log's checkpoint in the log over all of them. Two C2SP tlog-proofs, one after the other. Immutable.</summary>
public sealed record GlobalReceipt
{
    private const string FirstLine = "c2sp.org/tlog-proof@v1\n";

    /// <summary>Gets the proof from the record to a checkpoint of its log.</summary>
    public required LedgerReceipt Record { get; init; }

    /// <summary>Gets the proof from that checkpoint to the global one. Its leaf is the text of the log's checkpoint.</summary>
    public required LedgerReceipt Global { get; init; }

    /// <summary>Reads a receipt. Never throws.</summary>
    /// <param name="text">The text.</param>
    /// <param name="receipt">The receipt; nothing of it is true before <see cref="Proves"/> says so.</param>
    /// <returns>Whether it has the form of one.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out GlobalReceipt? receipt)
    {
        receipt = null;
        int second = text?.IndexOf("\n" + FirstLine, StringComparison.Ordinal) ?? -1;
        if (second < 0 || !LedgerReceipt.TryParse(text![..second], out LedgerReceipt? record) || !LedgerReceipt.TryParse(text[(second + 1)..], out LedgerReceipt? global))
        {
            return false;
        }

        receipt = new GlobalReceipt { Record = record, Global = global };
        return true;
    }

    /// <summary>Checks the receipt against one key, under which the logs' checkpoints and the global one are signed, each under its own origin.</summary>
    /// <param name="header">The record's header, as the ledger stored it.</param>
    /// <param name="verifier">The key that is trusted, under the ledger's name.</param>
    /// <returns>Whether the record is proven.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="verifier"/> is <see langword="null"/>.</exception>
    public bool Proves(ReadOnlySpan<byte> header, INoteVerifier verifier)
    {
        ArgumentNullException.ThrowIfNull(verifier);
        return LedgerCheckpoint.TryParse(Record.Checkpoint.Text, out LedgerCheckpoint? log)
            && log.Origin.StartsWith(verifier.Name + "/", StringComparison.Ordinal)
            && Record.Proves(header, verifier.WithName(log.Origin))
            && Global.Proves(Encoding.UTF8.GetBytes(Record.Checkpoint.Text), verifier.WithName(GlobalMerger.OriginOf(verifier.Name)))
            && LedgerCheckpoint.TryParse(Global.Checkpoint.Text, out LedgerCheckpoint? global)
            && global.Origin == GlobalMerger.OriginOf(verifier.Name);
    }

    /// <summary>Writes the receipt.</summary>
    /// <returns>Two texts of <c>.tlog-proof</c> files with an empty line between.</returns>
    public override string ToString() => Record + "\n" + Global;
}
