using System.Security.Cryptography;

namespace GenAiMeasures;

// randomness is injected, so that a test can repeat a run byte for byte
internal class RandomSource
{
    internal virtual void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
