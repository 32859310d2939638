using System.Security.Cryptography;
using FsCheck.Xunit;

namespace GenAiMeasures.Tests;

public sealed class PartSealerTests : IDisposable
{
    private static readonly Guid Log = Guid.Parse("01020304-0506-0708-090a-0b0c0d0e0f10");

    private readonly PartKey _key = Key(1);

    public void Dispose() => _key.Dispose();

    [Property(MaxTest = 300)]
    public void What_is_sealed_is_opened_with_its_key_at_its_place(byte[] text, ushort sequence)
    {
        RecordPartDigest digest = PartSealer.Seal(_key, Log, sequence, RecordPartId.Facts, text, new RandomSource(), out byte[] box);

        Assert.Equal(text.Length + 60, box.Length);
        Assert.Equal(text, PartSealer.Open(_key, Log, sequence, digest, box));
        Assert.True(PartSealer.IsBoxOf(digest, box));
    }

    [Fact]
    public void A_box_opens_nowhere_else()
    {
        RecordPartDigest digest = PartSealer.Seal(_key, Log, 5, RecordPartId.Facts, "text"u8, new RandomSource(), out byte[] box);
        using PartKey other = Key(2);

        Assert.Null(PartSealer.Open(other, Log, 5, digest, box));
        Assert.Null(PartSealer.Open(_key, Log, 6, digest, box));
        Assert.Null(PartSealer.Open(_key, Guid.Empty, 5, digest, box));
        Assert.Null(PartSealer.Open(_key, Log, 5, digest with { Id = RecordPartId.Content }, box));
        Assert.Null(PartSealer.Open(_key, Log, 5, digest, []));
    }

    [Fact]
    public void Every_flipped_bit_of_a_box_and_of_its_digests_is_found()
    {
        RecordPartDigest digest = PartSealer.Seal(_key, Log, 5, RecordPartId.Facts, "提问"u8, new RandomSource(), out byte[] box);
        foreach (byte[] changed in Flips(box))
        {
            Assert.False(PartSealer.IsBoxOf(digest, changed));
            Assert.Null(PartSealer.Open(_key, Log, 5, digest, changed));
        }

        Assert.All(Flips(digest.Blind.ToArray()), b => Assert.Null(PartSealer.Open(_key, Log, 5, digest with { Blind = b }, box)));
        Assert.All(Flips(digest.Plaintext.ToArray()), b => Assert.Null(PartSealer.Open(_key, Log, 5, digest with { Plaintext = b }, box)));
        Assert.All(Flips(digest.Ciphertext.ToArray()), b => Assert.Null(PartSealer.Open(_key, Log, 5, digest with { Ciphertext = b }, box)));
    }

    [Fact]
    public void Two_records_of_one_person_and_one_text_have_nothing_in_common()
    {
        RecordPartDigest first = PartSealer.Seal(_key, Log, 1, RecordPartId.Facts, "same"u8, new RandomSource(), out byte[] box1);
        RecordPartDigest second = PartSealer.Seal(_key, Log, 2, RecordPartId.Facts, "same"u8, new RandomSource(), out byte[] box2);

        Assert.False(first.Blind.Span.SequenceEqual(second.Blind.Span));
        Assert.False(first.Plaintext.Span.SequenceEqual(second.Plaintext.Span));
        Assert.False(box1.AsSpan(12).SequenceEqual(box2.AsSpan(12)));
    }

    [Fact]
    public void A_box_that_a_second_key_opens_to_another_text_is_not_the_one_that_the_header_names()
    {
        // the ciphertext is made anew under another key; the header's commitments still tell the first
        RecordPartDigest digest = PartSealer.Seal(_key, Log, 1, RecordPartId.Facts, "true"u8, new RandomSource(), out _);
        using PartKey other = Key(2);
        RecordPartDigest forged = PartSealer.Seal(other, Log, 1, RecordPartId.Facts, "fals"u8, new RandomSource(), out byte[] box);

        Assert.Null(PartSealer.Open(other, Log, 1, digest with { Ciphertext = forged.Ciphertext, Blind = forged.Blind }, box));
    }

    [Property(MaxTest = 200)]
    public void What_is_encoded_is_decoded(string? text, byte repeat)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text ?? "", repeat)));

        Assert.Equal(bytes, PartCodec.Decode(PartCodec.Encode(bytes)));
    }

    [Fact]
    public void Long_text_is_compressed_before_it_is_sealed()
    {
        byte[] text = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("""{"prompt":"请介绍一下北京的天气"}""", 100)));

        Assert.True(PartCodec.Encode(text).Length < text.Length / 10);
    }

    [Fact]
    public void Bytes_that_nothing_of_ours_wrote_are_no_text()
    {
        Assert.Null(PartCodec.Decode([]));
        Assert.Null(PartCodec.Decode([7, 1, 2]));
        Assert.Null(PartCodec.Decode([1, 0xFF, 0xFF, 0xFF]));
    }

    private static IEnumerable<byte[]> Flips(byte[] bytes)
    {
        for (int bit = 0; bit < bytes.Length * 8; bit++)
        {
            byte[] changed = [.. bytes];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return changed;
        }
    }

    private static PartKey Key(byte seed) => new(seed, new LedgerKeyName(SubjectLookup.Service, 1, 202611), SHA256.HashData([seed]));
}
