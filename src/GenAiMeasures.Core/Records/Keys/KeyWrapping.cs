using System.Buffers.Binary;
using System.Security.Cryptography;

namespace GenAiMeasures;

// the suite's cipher with the context as associated data: nonce, ciphertext, tag
internal static class KeyWrapping
{
    internal const int WrappedLength = PartSealer.NonceLength + PartKey.KeyLength + PartSealer.TagLength;

    internal static byte[] Wrap(ReadOnlySpan<byte> encryptionKey, ReadOnlySpan<byte> dataKey, ReadOnlySpan<byte> context, LedgerSuite suite)
    {
        byte[] wrapped = new byte[WrappedLength];
        RandomNumberGenerator.Fill(wrapped.AsSpan(0, PartSealer.NonceLength));
        using LedgerCipher cipher = suite.CreateCipherOf(encryptionKey, "wrap"u8);
        cipher.Encrypt(
            wrapped.AsSpan(0, PartSealer.NonceLength),
            dataKey,
            wrapped.AsSpan(PartSealer.NonceLength, PartKey.KeyLength),
            wrapped.AsSpan(PartSealer.NonceLength + PartKey.KeyLength),
            context);
        return wrapped;
    }

    internal static byte[]? Unwrap(ReadOnlySpan<byte> encryptionKey, ReadOnlySpan<byte> wrapped, ReadOnlySpan<byte> context, LedgerSuite suite)
    {
        if (wrapped.Length != WrappedLength)
        {
            return null;
        }

        byte[] dataKey = new byte[PartKey.KeyLength];
        using LedgerCipher cipher = suite.CreateCipherOf(encryptionKey, "wrap"u8);
        return cipher.TryDecrypt(
            wrapped[..PartSealer.NonceLength],
            wrapped.Slice(PartSealer.NonceLength, PartKey.KeyLength),
            wrapped[(PartSealer.NonceLength + PartKey.KeyLength)..],
            dataKey,
            context)
            ? dataKey
            : null;
    }

    // a wrapped key that is moved to another row does not open there
    internal static byte[] ContextOf(LedgerKeyName name)
    {
        byte[] context = new byte[16 + 32 + 8];
        "genai-ledger-key"u8.CopyTo(context);
        name.Subject.ToBytes().CopyTo(context, 16);
        BinaryPrimitives.WriteInt32BigEndian(context.AsSpan(48), name.Class);
        BinaryPrimitives.WriteInt32BigEndian(context.AsSpan(52), name.Month);
        return context;
    }
}
