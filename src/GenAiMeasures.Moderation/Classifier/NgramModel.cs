using System.Buffers.Binary;
using System.Security.Cryptography;

namespace GenAiMeasures.Moderation;

/// <summary>A linear classifier over hashed runs of one to three characters, in managed code: a score from 0 to 1 for any text. Immutable and thread-safe.</summary>
/// <remarks>It learns the words of its training set, group names among them, and not harm itself: a signal for review, never a reason to block alone. None is shipped.</remarks>
public sealed class NgramModel
{
    private const int HeaderLength = 48;

    private readonly sbyte[] _weights;
    private readonly int _bits;
    private readonly float _scale;
    private readonly float _bias;

    internal NgramModel(int bits, float scale, float bias, sbyte[] weights)
    {
        _bits = bits;
        _scale = scale;
        _bias = bias;
        _weights = weights;
        Digest = Convert.ToHexStringLower(Hash(Header()).AsSpan(0, 8));
    }

    private static ReadOnlySpan<byte> Magic => "GMNG"u8;

    /// <summary>Gets the first 16 hexadecimal digits of the SHA-256 of the model, its version in findings.</summary>
    public string Digest { get; }

    /// <summary>Scores a text.</summary>
    /// <param name="text">The text; may hold lone surrogates.</param>
    /// <returns>From 0 (not of the class) to 1; 0 for an empty text.</returns>
    public double Score(ReadOnlySpan<char> text)
    {
        float sum = NgramFeatures.Sum(text, _bits, new StoredWeights(_weights), out int count);
        return count == 0 ? 0 : 1 / (1 + Math.Exp(-((sum * _scale / MathF.Sqrt(count)) + _bias)));
    }

    /// <summary>Writes the model: a header of 48 bytes with a SHA-256 of header and weights, then one byte a weight.</summary>
    /// <param name="stream">Where to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is <see langword="null"/>.</exception>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] header = Header();
        stream.Write(header);
        stream.Write(Hash(header));
        stream.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_weights.AsSpan()));
    }

    /// <summary>Reads a model.</summary>
    /// <param name="stream">Where from.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">It is no model, of another version, cut off or changed.</exception>
    public static NgramModel Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        byte[] header = new byte[HeaderLength];
        if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || !header.AsSpan(0, 4).SequenceEqual(Magic)
            || header[4] != 1 || header[5] is < NgramTrainingOptions.MinBits or > NgramTrainingOptions.MaxBits)
        {
            throw new FormatException("The file is no classifier of GenAiMeasures, version 1.");
        }

        var weights = new sbyte[1 << header[5]];
        Span<byte> bytes = System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan());
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw new FormatException("The classifier is cut off.");
        }

        var model = new NgramModel(
            header[5], BinaryPrimitives.ReadSingleLittleEndian(header.AsSpan(8)), BinaryPrimitives.ReadSingleLittleEndian(header.AsSpan(12)), weights);
        return model.Hash(header.AsSpan(0, 16).ToArray()).AsSpan().SequenceEqual(header.AsSpan(16))
            ? model
            : throw new FormatException("The classifier was changed: its digest does not fit.");
    }

    private byte[] Header()
    {
        byte[] header = new byte[16];
        Magic.CopyTo(header);
        header[4] = 1;
        header[5] = (byte)_bits;
        BinaryPrimitives.WriteSingleLittleEndian(header.AsSpan(8), _scale);
        BinaryPrimitives.WriteSingleLittleEndian(header.AsSpan(12), _bias);
        return header;
    }

    private byte[] Hash(byte[] header)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header);
        hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_weights.AsSpan()));
        return hash.GetHashAndReset();
    }
}
