using FsCheck.Xunit;

namespace GenAiMeasures.Tests;

public sealed class RecordHeaderTests
{
    // Frozen: stores in the field hold headers of this form for years.
    private const string Golden =
        "010100020102030405060708090a0b0c0d0e0f10000000000000002a0000019aaaaaaaaa019aaaaaaaaa00070000019bbbbbbbbb7fffffffffffffff000100000003"
        + "02"
        + "01" + "0001" + "a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0" + "b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1b1" + "c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2c2"
        + "02" + "0002" + "a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3a3" + "b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4" + "c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5"
        + "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd";

    private static readonly RecordHeader Some = new()
    {
        Kind = RecordKind.ExchangeSettled,
        Log = Guid.Parse("01020304-0506-0708-090a-0b0c0d0e0f10"),
        Sequence = 42,
        RecordedAt = 0x19aaaaaaaaa,
        Clock = 0x19aaaaaaaaa0007,
        KeepUntilMin = 0x19bbbbbbbbb,
        KeepUntilMax = RecordHeader.Open,
        Class = 1,
        PolicyVersion = 3,
        Parts =
        [
            new RecordPartDigest(RecordPartId.Facts, 1, Filled(16, 0xa0), Filled(32, 0xb1), Filled(32, 0xc2)),
            new RecordPartDigest(RecordPartId.Content, 2, Filled(16, 0xa3), Filled(32, 0xb4), Filled(32, 0xc5)),
        ],
        Link = Filled(32, 0xdd),
    };

    [Fact]
    public void The_bytes_of_a_header_are_frozen()
    {
        Assert.Equal(Golden, Convert.ToHexStringLower(Some.ToBytes()));
        Assert.Equal(265, Some.ToBytes().Length);
    }

    [Fact]
    public void The_numbers_of_kinds_and_parts_are_frozen()
    {
        Assert.Equal((1, 2, 3), ((int)RecordPartId.Facts, (int)RecordPartId.Content, (int)RecordPartId.Evidence));
        Assert.Equal(
            (1, 2, 3, 4, 5),
            ((int)RecordKind.ExchangeOpened, (int)RecordKind.ExchangeSettled, (int)RecordKind.ServiceStarted, (int)RecordKind.DutyWaived, (int)RecordKind.LedgerGap));
    }

    [Property(MaxTest = 500)]
    public void What_is_written_is_read_back(ushort kind, Guid log, long sequence, long at, long clock, ushort retentionClass, int policy, byte parts)
    {
        var header = Some with
        {
            Kind = (RecordKind)kind,
            Log = log,
            Sequence = sequence & long.MaxValue,
            RecordedAt = at,
            Clock = clock,
            Class = retentionClass,
            PolicyVersion = policy,
            Parts = [.. Enumerable.Range(1, parts % 17).Select(i => new RecordPartDigest((RecordPartId)i, i, Filled(16, (byte)i), Filled(32, (byte)i), Filled(32, (byte)i)))],
        };
        byte[] bytes = header.ToBytes();

        Assert.True(RecordHeader.TryRead(bytes, out RecordHeader? read));
        Assert.Equal(bytes, read.ToBytes());
        Assert.Equal(99 + (83 * header.Parts.Count), bytes.Length);
    }

    [Fact]
    public void Every_shorter_and_longer_form_is_refused()
    {
        byte[] bytes = Some.ToBytes();
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.False(RecordHeader.TryRead(bytes.AsSpan(0, length), out _));
        }

        Assert.False(RecordHeader.TryRead([.. bytes, 0], out _));
    }

    [Fact]
    public void Every_flipped_bit_is_refused_or_gives_another_header_and_another_leaf()
    {
        byte[] bytes = Some.ToBytes();
        byte[] leaf = MerkleHash.Leaf(bytes);
        for (int bit = 0; bit < bytes.Length * 8; bit++)
        {
            byte[] changed = [.. bytes];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotEqual(leaf, MerkleHash.Leaf(changed));
            if (RecordHeader.TryRead(changed, out RecordHeader? read))
            {
                Assert.Equal(changed, read.ToBytes());
            }
        }
    }

    [Fact]
    public void Random_bytes_never_throw()
    {
        var random = new Random(20265124);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] bytes = new byte[99 + (83 * random.Next(0, 4)) + (i % 3 == 0 ? random.Next(-3, 4) : 0)];
            random.NextBytes(bytes);
            bytes[0] = 1;
            bytes[1] = (byte)random.Next(0, 3);
            bytes[66] = (byte)random.Next(0, 20);
            if (RecordHeader.TryRead(bytes, out RecordHeader? read))
            {
                Assert.Equal(bytes, read.ToBytes());
            }
        }
    }

    private static byte[] Filled(int length, byte value)
    {
        byte[] bytes = new byte[length];
        bytes.AsSpan().Fill(value);
        return bytes;
    }
}
