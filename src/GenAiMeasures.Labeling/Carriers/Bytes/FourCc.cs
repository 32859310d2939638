using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// four letters that name a chunk or a box, first letter in the highest byte
internal static class FourCc
{
    internal static uint Of(ReadOnlySpan<byte> letters) => BinaryPrimitives.ReadUInt32BigEndian(letters);

    internal static bool IsPrintable(uint code)
    {
        for (int shift = 0; shift < 32; shift += 8)
        {
            if ((byte)(code >> shift) is < 0x20 or > 0x7E)
            {
                return false;
            }
        }

        return true;
    }

    // AIGC in any case
    internal static bool IsAigc(uint code) => (code & 0xDFDFDFDF) == 0x41494743;

    internal static string Text(uint code) => string.Create(4, code, static (text, value) =>
    {
        for (int i = 0; i < 4; i++)
        {
            text[i] = (char)(byte)(value >> (24 - (8 * i)));
        }
    });
}
