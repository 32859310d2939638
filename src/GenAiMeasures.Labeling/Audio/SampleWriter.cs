using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// writes one value to every channel, frame after frame
internal ref struct SampleWriter(AudioFormat format, Span<byte> target)
{
    private Span<byte> _rest = target;

    internal void Write(double value)
    {
        for (int channel = 0; channel < format.Channels; channel++)
        {
            WriteSample(value);
            _rest = _rest[(format.BitsPerSample / 8)..];
        }
    }

    private readonly void WriteSample(double value)
    {
        if (format.Encoding == AudioEncoding.IeeeFloat)
        {
            if (format.BitsPerSample == 64)
            {
                BinaryPrimitives.WriteDoubleLittleEndian(_rest, value);
            }
            else
            {
                BinaryPrimitives.WriteSingleLittleEndian(_rest, (float)value);
            }

            return;
        }

        switch (format.BitsPerSample)
        {
            case 8:
                _rest[0] = (byte)(128 + Math.Round(value * 127));
                break;
            case 16:
                BinaryPrimitives.WriteInt16LittleEndian(_rest, (short)Math.Round(value * short.MaxValue));
                break;
            case 24:
                int wide = (int)Math.Round(value * 0x7FFFFF);
                _rest[0] = (byte)wide;
                _rest[1] = (byte)(wide >> 8);
                _rest[2] = (byte)(wide >> 16);
                break;
            default:
                BinaryPrimitives.WriteInt32LittleEndian(_rest, (int)Math.Round(value * int.MaxValue));
                break;
        }
    }
}
