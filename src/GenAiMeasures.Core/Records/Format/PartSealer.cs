using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace GenAiMeasures;

// Seals a part into a box and says what the header holds of it (the suite's cipher under the part key, the place of the
// record as associated data, so that a box fits nowhere else).
internal static class PartSealer
{
    internal const int SaltLength = 32;
    internal const int NonceLength = 12;
    internal const int TagLength = 16;
    internal const int Overhead = NonceLength + SaltLength + TagLength;

    // label, log, sequence, part
    private const int PlaceLength = 12 + 16 + 8 + 1;

    private static ReadOnlySpan<byte> AssociatedLabel => "rec-part/v1\0"u8;

    private static ReadOnlySpan<byte> CommitmentLabel => "rec-pc/v1\0"u8;

    internal static RecordPartDigest Seal(PartKey key, Guid log, long sequence, RecordPartId id, ReadOnlySpan<byte> plaintext, RandomSource random, out byte[] box)
    {
        box = new byte[plaintext.Length + Overhead];
        byte[] rented = ArrayPool<byte>.Shared.Rent(plaintext.Length + SaltLength);
        try
        {
            Span<byte> inner = rented.AsSpan(0, plaintext.Length + SaltLength);
            Span<byte> nonce = box.AsSpan(0, NonceLength);
            Span<byte> fresh = stackalloc byte[NonceLength + SaltLength];
            random.Fill(fresh);
            fresh[..NonceLength].CopyTo(nonce);
            fresh[NonceLength..].CopyTo(inner);
            plaintext.CopyTo(inner[SaltLength..]);
            Span<byte> place = stackalloc byte[PlaceLength];
            WritePlace(place, log, sequence, id);
            key.Cipher.Encrypt(nonce, inner, box.AsSpan(NonceLength, inner.Length), box.AsSpan(box.Length - TagLength), place);
            byte[] digests = new byte[RecordPartDigest.BlindLength + 64];
            key.Blind(place[AssociatedLabel.Length..], digests.AsSpan(0, RecordPartDigest.BlindLength));
            Commit(key.Suite, inner, digests.AsSpan(RecordPartDigest.BlindLength, 32));
            key.Suite.Hash(box, digests.AsSpan(RecordPartDigest.BlindLength + 32));
            ReadOnlyMemory<byte> all = digests;
            return new RecordPartDigest(
                id,
                key.Name.Class,
                all[..RecordPartDigest.BlindLength],
                all.Slice(RecordPartDigest.BlindLength, 32),
                all[(RecordPartDigest.BlindLength + 32)..]);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(rented);
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    // Null when the box is not the one that the header commits to, or the key is not its key: of another class, whose term would be another.
    internal static byte[]? Open(PartKey key, Guid log, long sequence, RecordPartDigest digest, ReadOnlySpan<byte> box)
    {
        if (box.Length < Overhead || key.Name.Class != digest.Class || !IsBoxOf(digest, box, key.Suite))
        {
            return null;
        }

        byte[] inner = new byte[box.Length - NonceLength - TagLength];
        Span<byte> place = stackalloc byte[PlaceLength];
        WritePlace(place, log, sequence, digest.Id);
        Span<byte> check = stackalloc byte[32];
        key.Blind(place[AssociatedLabel.Length..], check[..RecordPartDigest.BlindLength]);
        if (!CryptographicOperations.FixedTimeEquals(check[..RecordPartDigest.BlindLength], digest.Blind.Span))
        {
            return null;
        }

        if (!key.Cipher.TryDecrypt(box[..NonceLength], box.Slice(NonceLength, inner.Length), box[^TagLength..], inner, place))
        {
            return null;
        }

        // GCM alone would let one box be opened to two texts under two keys: the header names the one that was meant
        Commit(key.Suite, inner, check);
        return CryptographicOperations.FixedTimeEquals(check, digest.Plaintext.Span) ? inner[SaltLength..] : null;
    }

    internal static bool IsBoxOf(RecordPartDigest digest, ReadOnlySpan<byte> box, LedgerSuite? suite = null)
    {
        Span<byte> hash = stackalloc byte[32];
        (suite ?? LedgerSuite.International).Hash(box, hash);
        return hash.SequenceEqual(digest.Ciphertext.Span);
    }

    private static void WritePlace(Span<byte> place, Guid log, long sequence, RecordPartId id)
    {
        AssociatedLabel.CopyTo(place);
        log.TryWriteBytes(place[12..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(place[28..], sequence);
        place[36] = (byte)id;
    }

    private static void Commit(LedgerSuite suite, ReadOnlySpan<byte> saltAndPlaintext, Span<byte> commitment)
    {
        byte[] rented = ArrayPool<byte>.Shared.Rent(CommitmentLabel.Length + saltAndPlaintext.Length);
        try
        {
            Span<byte> input = rented.AsSpan(0, CommitmentLabel.Length + saltAndPlaintext.Length);
            CommitmentLabel.CopyTo(input);
            saltAndPlaintext.CopyTo(input[CommitmentLabel.Length..]);
            suite.Hash(input, commitment);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(rented);
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
