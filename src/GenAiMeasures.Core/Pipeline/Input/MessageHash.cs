using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GenAiMeasures;

// the identity of a message's texts under a set of policies: what a remembered verdict is found by
internal readonly record struct MessageHash(ulong A, ulong B, ulong C, ulong D)
{
    internal static MessageHash Of(ReadOnlySpan<char> policies, List<ContentText> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(policies));
        Span<int> head = stackalloc int[3];
        foreach (ContentText text in texts)
        {
            head[0] = (int)text.Place.Kind;
            head[1] = text.Place.Content;
            head[2] = text.Text.Length;
            hash.AppendData(MemoryMarshal.AsBytes(head));
            hash.AppendData(MemoryMarshal.AsBytes(text.Text.AsSpan()));
        }

        Span<ulong> words = stackalloc ulong[4];
        hash.GetHashAndReset(MemoryMarshal.AsBytes(words));
        return new MessageHash(words[0], words[1], words[2], words[3]);
    }
}
