using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace GenAiMeasures;

/// <summary>A text signed by one or more keys, in the format of C2SP signed-note. Immutable.</summary>
public sealed record SignedNote
{
    private const int MaxLength = 1_000_000;
    private const int MaxSignatures = 64;
    private const string Dash = "— ";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Gets the text that is signed; it ends with a line feed.</summary>
    public required string Text { get; init; }

    /// <summary>Gets the signatures.</summary>
    public required IReadOnlyList<NoteSignature> Signatures { get; init; }

    /// <summary>Signs a text.</summary>
    /// <param name="text">The text, ending with a line feed, without control characters.</param>
    /// <param name="signers">Who signs.</param>
    /// <returns>The note.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The text cannot be a note's.</exception>
    public static SignedNote Sign(string text, params IReadOnlyList<INoteSigner> signers)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(signers);
        if (!IsText(text))
        {
            throw new ArgumentException("The text of a note ends with a line feed and holds no other control character.", nameof(text));
        }

        byte[] bytes = Strict.GetBytes(text);
        return new SignedNote
        {
            Text = text,
            Signatures = [.. signers.Select(s => new NoteSignature(s.Name, s.KeyId, s.Sign(bytes)))],
        };
    }

    /// <summary>Reads a note. Never throws.</summary>
    /// <param name="note">The note.</param>
    /// <param name="result">What was read; nothing of it is true before <see cref="IsSignedBy"/> says so.</param>
    /// <returns>Whether it has the form of a note.</returns>
    public static bool TryParse([NotNullWhen(true)] string? note, [NotNullWhen(true)] out SignedNote? result)
    {
        result = null;
        if (note is null || note.Length > MaxLength || !note.EndsWith('\n'))
        {
            return false;
        }

        // the last empty line parts text and signatures
        int blank = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (blank < 0 || blank + 2 >= note.Length || !IsText(note[..(blank + 1)]))
        {
            return false;
        }

        var signatures = new List<NoteSignature>();
        foreach (string line in note[(blank + 2)..^1].Split('\n'))
        {
            if (signatures.Count == MaxSignatures || ParseSignature(line) is not { } signature)
            {
                return false;
            }

            signatures.Add(signature);
        }

        result = new SignedNote { Text = note[..(blank + 1)], Signatures = signatures };
        return true;
    }

    /// <summary>Checks the note against a key that is trusted.</summary>
    /// <param name="verifier">The key.</param>
    /// <returns>Whether that key signed this text. A wrong signature under the key's name and id makes the whole note false.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="verifier"/> is <see langword="null"/>.</exception>
    public bool IsSignedBy(INoteVerifier verifier)
    {
        ArgumentNullException.ThrowIfNull(verifier);
        byte[] text = Encoding.UTF8.GetBytes(Text);
        bool signed = false;
        foreach (NoteSignature signature in Signatures)
        {
            if (signature.KeyId == verifier.KeyId && string.Equals(signature.Name, verifier.Name, StringComparison.Ordinal))
            {
                if (!verifier.Verify(text, signature.Signature.Span))
                {
                    return false;
                }

                signed = true;
            }
        }

        return signed;
    }

    /// <summary>Writes the note.</summary>
    /// <returns>Text, empty line, signature lines.</returns>
    public override string ToString()
    {
        var note = new StringBuilder(Text).Append('\n');
        foreach (NoteSignature signature in Signatures)
        {
            byte[] bytes = new byte[4 + signature.Signature.Length];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, signature.KeyId);
            signature.Signature.CopyTo(bytes.AsMemory(4));
            note.Append(Dash).Append(signature.Name).Append(' ').Append(Convert.ToBase64String(bytes)).Append('\n');
        }

        return note.ToString();
    }

    internal static bool IsName(string name) => name.Length > 0 && !name.Any(c => char.IsWhiteSpace(c) || c < ' ' || c == '+');

    private static NoteSignature? ParseSignature(string line)
    {
        if (!line.StartsWith(Dash, StringComparison.Ordinal) || line.LastIndexOf(' ') is var space && space <= Dash.Length)
        {
            return null;
        }

        string name = line[Dash.Length..space];
        return IsName(name) && Base64.TryDecode(line[(space + 1)..]) is { Length: > 4 } bytes
            ? new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsMemory(4))
            : null;
    }

    private static bool IsText(string text)
    {
        if (!text.EndsWith('\n'))
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if ((c < ' ' && c != '\n') || (char.IsSurrogate(c) && !(char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) && !(char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(text[i - 1]))))
            {
                return false;
            }
        }

        return true;
    }
}
