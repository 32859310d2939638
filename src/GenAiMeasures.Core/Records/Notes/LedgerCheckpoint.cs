using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace GenAiMeasures;

/// <summary>The state of one log that is signed and kept elsewhere (C2SP tlog-checkpoint): origin, size, root. Immutable.</summary>
/// <param name="Origin">The log's name, unique among all logs.</param>
/// <param name="Size">The number of records.</param>
/// <param name="Root">The root hash, 32 bytes.</param>
public sealed record LedgerCheckpoint(string Origin, long Size, ReadOnlyMemory<byte> Root)
{
    /// <summary>Reads the text of a checkpoint's note. Never throws. Extension lines are passed over.</summary>
    /// <param name="text">The text.</param>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out LedgerCheckpoint? checkpoint)
    {
        checkpoint = null;
        string[] lines = text?.Split('\n') ?? [];
        if (lines.Length < 4 || lines[0].Length == 0 || lines[^1].Length > 0
            || !TryParseNumber(lines[1], out long size)
            || Base64.TryDecode(lines[2]) is not { Length: MerkleHash.Length } root)
        {
            return false;
        }

        checkpoint = new LedgerCheckpoint(lines[0], size, root);
        return true;
    }

    /// <summary>Writes the text that is signed.</summary>
    /// <returns>Three lines.</returns>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(Root.Span)}\n");

    internal static string OriginOf(string name, Guid log) => name + "/" + log.ToString("n");

    /// <summary>A text for people.</summary>
    /// <returns>Origin and size.</returns>
    public override string ToString() => new StringBuilder(Origin).Append(CultureInfo.InvariantCulture, $" {Size}").ToString();

    // without sign, space or leading zero: a number is written one way only
    internal static bool TryParseNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && (text.Length == 1 || text[0] != '0');
}
