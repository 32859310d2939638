using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace GenAiMeasures.Moderation;

// Writes a snapshot as one file that is read back without building anything.
internal sealed class ImageWriter
{
    private readonly ArrayBufferWriter<byte> _body = new(1 << 20);

    internal static byte[] Write(LexiconSnapshot snapshot)
    {
        var writer = new ImageWriter();
        writer.WriteSnapshot(snapshot);
        ReadOnlySpan<byte> body = writer._body.WrittenSpan;
        var image = new byte[ImageFormat.HeaderLength + body.Length + ImageFormat.HashLength];
        ImageFormat.Magic.CopyTo(image);
        BinaryPrimitives.WriteInt32LittleEndian(image.AsSpan(8), ImageFormat.Version);
        BinaryPrimitives.WriteInt32LittleEndian(image.AsSpan(12), body.Length);
        body.CopyTo(image.AsSpan(ImageFormat.HeaderLength));
        int hashed = image.Length - ImageFormat.HashLength;
        XxHash128.Hash(image.AsSpan(0, hashed), image.AsSpan(hashed));
        return image;
    }

    private void WriteSnapshot(LexiconSnapshot snapshot)
    {
        WriteText(FoldTable.Version);
        Write((int)snapshot.Map.Table.Switches);
        WriteText(snapshot.Digest);
        Write(snapshot.LongestGap);
        Write(snapshot.LongestInvisible);
        Write(snapshot.Repeats ? 1 : 0);
        Write((int)snapshot.LongRuns);
        Write(snapshot.Lexicons.Count);
        foreach (LexiconVersion lexicon in snapshot.Lexicons)
        {
            WriteText(lexicon.Name);
            WriteText(lexicon.Digest);
            Write(lexicon.Terms);
            Write(lexicon.Stopping);
            Write(lexicon.Covers);
            Write(lexicon.Changed?.DayNumber ?? -1);
            Write(lexicon.Shadow ? 1 : 0);
        }

        Write<CompiledTerm>(snapshot.Terms);
        Write<char>(snapshot.Texts);
        Write<ushort>(snapshot.Map.Symbols);
        Write(snapshot.Map.Supplementary.Count);
        foreach ((int codePoint, ushort symbol) in snapshot.Map.Supplementary)
        {
            Write(codePoint);
            Write((int)symbol);
        }

        Automaton automaton = snapshot.Automaton;
        Write<Cell>(automaton.Cells);
        Write<Output>(automaton.Outputs);
        Write<int>(automaton.CoverOutputs);
        Write<ushort>(automaton.LiveDepths);
        Write<ushort>(ReferenceEquals(automaton.LiveDepths, automaton.HoldDepths) ? [] : automaton.HoldDepths);
        Write(automaton.MaxDepth);
        Write(snapshot.Patterns.Count);
        foreach (CompiledPattern pattern in snapshot.Patterns)
        {
            WriteText(pattern.Text);
            Write(pattern.MaxLength);
            Write(pattern.Term);
        }

        Write(snapshot.Homophones is null ? 0 : 1);
        if (snapshot.Homophones is not null)
        {
            WriteSnapshot(snapshot.Homophones);
        }
    }

    private void Write(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_body.GetSpan(4), value);
        _body.Advance(4);
    }

    private void WriteText(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Write(bytes.Length);
        _body.Write(bytes);
    }

    private void Write<T>(ReadOnlySpan<T> items)
        where T : unmanaged
    {
        Write(items.Length);
        _body.Write(MemoryMarshal.AsBytes(items));
    }
}
