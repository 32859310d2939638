using System.Buffers.Binary;

namespace GenAiMeasures;

/// <summary>The number of one exchange: 128 bits that sort by time (the layout of UUID version 7). Immutable.</summary>
/// <param name="Value">The number.</param>
public readonly record struct ExchangeId(Guid Value)
{
    /// <summary>Reads an id from the form that <see cref="ToString"/> writes, or any other form of a GUID.</summary>
    /// <param name="text">The text.</param>
    /// <param name="id">The id.</param>
    /// <returns>Whether the text is an id.</returns>
    public static bool TryParse(string? text, out ExchangeId id)
    {
        bool ok = Guid.TryParse(text, out Guid value);
        id = new ExchangeId(value);
        return ok;
    }

    /// <summary>The id as 32 lower-case hexadecimal digits.</summary>
    /// <returns>The digits.</returns>
    public override string ToString() => Value.ToString("n");

    /// <summary>Makes the number of something that was generated outside of an exchange, from the clock and the operating system's randomness.</summary>
    /// <param name="time">The clock.</param>
    /// <returns>A number that nothing else has.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="time"/> is <see langword="null"/>.</exception>
    public static ExchangeId Create(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return Create(time.GetUtcNow(), new RandomSource());
    }

    internal static ExchangeId Create(DateTimeOffset now, RandomSource random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.Fill(bytes);
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, now.ToUnixTimeMilliseconds());
        time[2..].CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new ExchangeId(new Guid(bytes, bigEndian: true));
    }
}
