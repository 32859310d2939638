using System.Text;

namespace GenAiMeasures;

/// <summary>A file of signed checkpoints, one note after another with an empty line between: what an operator keeps where the ledger's administrator cannot write.</summary>
public static class KeptCheckpoints
{
    private const int MaxFile = 256 * 1024 * 1024;
    private const string SignatureStart = "— ";

    /// <summary>Reads the notes of a file, in order. A last note that a crash cut short is passed over.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The notes; nothing of them is true before a trusted key says so.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="FormatException">The file holds something else.</exception>
    public static IReadOnlyList<SignedNote> Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (new FileInfo(path).Length > MaxFile)
        {
            throw new FormatException($"The checkpoint file '{path}' is larger than {MaxFile} bytes.");
        }

        var notes = new List<SignedNote>();
        var text = new StringBuilder();
        bool inSignatures = false;
        string content = OwnerOnlyFile.Patiently(() => File.ReadAllText(path, Encoding.UTF8));
        string[] lines = content.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            bool isSignature = lines[i].StartsWith(SignatureStart, StringComparison.Ordinal);
            if (inSignatures && !isSignature)
            {
                Take();
                if (lines[i].Length == 0)
                {
                    continue;
                }
            }

            inSignatures = isSignature;
            text.Append(lines[i]).Append('\n');
        }

        return notes;

        void Take()
        {
            if (SignedNote.TryParse(text.ToString(), out SignedNote? note))
            {
                notes.Add(note);
            }
            else
            {
                throw new FormatException($"The file '{path}' holds something that is no signed checkpoint, after {notes.Count} that are.");
            }

            text.Clear();
            inSignatures = false;
        }
    }

    /// <summary>Signs the head of a log under the log's own origin.</summary>
    /// <param name="head">The head; its records must be durable.</param>
    /// <param name="signer">The ledger's key.</param>
    /// <returns>The signed checkpoint.</returns>
    public static SignedNote Sign(LedgerHead head, INoteSigner signer)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(signer);
        string origin = LedgerCheckpoint.OriginOf(signer.Name, head.Log);
        return SignedNote.Sign(new LedgerCheckpoint(origin, head.Size, head.Root).ToText(), signer.WithName(origin));
    }

    /// <summary>Takes the checkpoints of notes that a trusted key signed, each under its own origin.</summary>
    /// <param name="notes">The notes.</param>
    /// <param name="verifier">The key that is trusted.</param>
    /// <param name="path">The file the notes are from, for the error.</param>
    /// <returns>The checkpoints, in order.</returns>
    /// <exception cref="FormatException">A note is no checkpoint, or another key signed it.</exception>
    public static IReadOnlyList<LedgerCheckpoint> Trust(IEnumerable<SignedNote> notes, INoteVerifier verifier, string path)
    {
        ArgumentNullException.ThrowIfNull(notes);
        ArgumentNullException.ThrowIfNull(verifier);
        var checkpoints = new List<LedgerCheckpoint>();
        foreach (SignedNote note in notes)
        {
            if (!LedgerCheckpoint.TryParse(note.Text, out LedgerCheckpoint? checkpoint) || !note.IsSignedBy(verifier.WithName(checkpoint.Origin)))
            {
                throw new FormatException($"The file '{path}' holds a checkpoint that the ledger's key did not sign. Use the public key under which it was signed, or the checkpoints that were kept.");
            }

            checkpoints.Add(checkpoint);
        }

        return checkpoints;
    }

    // What a crash left of a last note would make nonsense of the next one.
    internal static void CutTornTail(string path)
    {
        // read and cut behind one lock: what another process adds in between stays
        using FileStream stream = OwnerOnlyFile.OpenToWrite(path);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        string content = Encoding.UTF8.GetString(bytes);
        int end = 0;
        for (int at = content.Length; end == 0 && (at = at == 0 ? -1 : content.LastIndexOf("\n" + SignatureStart, at - 1, StringComparison.Ordinal)) >= 0;)
        {
            int line = content.IndexOf('\n', at + 1);
            end = line >= 0 && line + 1 < content.Length && content[line + 1] == '\n' ? line + 2 : 0;
        }

        if (end < content.Length)
        {
            stream.SetLength(Encoding.UTF8.GetByteCount(content.AsSpan(0, end)));
        }
    }

    internal static void Append(string path, IEnumerable<SignedNote> notes)
    {
        var text = new StringBuilder();
        foreach (SignedNote note in notes)
        {
            text.Append(note).Append('\n');
        }

        using FileStream stream = OwnerOnlyFile.OpenToAppend(path);
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
        stream.Flush(flushToDisk: true);
    }
}
