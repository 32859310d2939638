using System.Buffers.Binary;
using System.Globalization;

namespace GenAiMeasures.Labeling;

// Samples without a header, as speech services stream them. They have no place for an embedded label: with a header they are a WAV file.
internal static class BareSound
{
    private const int HeaderLength = 44;

    internal static bool IsBare(string mediaType) => SubtypeOf(mediaType) is "PCM" or "X-PCM" or "L16";

    // null when nobody says how many samples a second there are
    internal static byte[]? ToWav(ReadOnlyMemory<byte> samples, string mediaType, BareSoundOptions options)
    {
        // by its registration audio/L16 has its bytes the other way round, in practice it has not: the host has to know
        int? rate = options.SampleRate ?? (SubtypeOf(mediaType) == "L16" ? null : NumberOf(mediaType, "rate"));
        if (rate is not { } known)
        {
            return null;
        }

        var format = new AudioFormat(known, options.SampleRate is null ? NumberOf(mediaType, "channels") ?? options.Channels : options.Channels, 16);
        int length = samples.Length - (format.IsKnown ? samples.Length % format.BytesPerFrame : 0);
        if (!format.IsKnown || length == 0)
        {
            return null;
        }

        byte[] wav = new byte[HeaderLength + length];
        WriteHeader(wav, format, length);
        samples.Span[..length].CopyTo(wav.AsSpan(HeaderLength));
        return wav;
    }

    private static void WriteHeader(Span<byte> wav, AudioFormat format, int length)
    {
        "RIFF"u8.CopyTo(wav);
        BinaryPrimitives.WriteInt32LittleEndian(wav[4..], wav.Length - 8);
        "WAVEfmt "u8.CopyTo(wav[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(wav[16..], 16);
        BinaryPrimitives.WriteInt16LittleEndian(wav[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(wav[22..], (short)format.Channels);
        BinaryPrimitives.WriteInt32LittleEndian(wav[24..], format.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(wav[28..], format.SampleRate * format.BytesPerFrame);
        BinaryPrimitives.WriteInt16LittleEndian(wav[32..], (short)format.BytesPerFrame);
        BinaryPrimitives.WriteInt16LittleEndian(wav[34..], (short)format.BitsPerSample);
        "data"u8.CopyTo(wav[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(wav[40..], length);
    }

    private static string SubtypeOf(string mediaType)
    {
        string type = mediaType.Split(';')[0].Trim();
        return type[(type.IndexOf('/', StringComparison.Ordinal) + 1)..].ToUpperInvariant();
    }

    private static int? NumberOf(string mediaType, string parameter)
    {
        foreach (string part in mediaType.Split(';', StringSplitOptions.TrimEntries)[1..])
        {
            if (part.StartsWith(parameter + "=", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(part.AsSpan(parameter.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int value))
            {
                return value;
            }
        }

        return null;
    }
}
