using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Labels;

/// <summary>A stand-in for a voice: one tone a character, in pieces of bare samples, as speech services stream them.</summary>
internal sealed class OfflineVoice : ITextToSpeechClient
{
    private const int Rate = 16_000;
    private const int SamplesOfCharacter = Rate / 5;

    public async Task<TextToSpeechResponse> GetAudioAsync(string text, TextToSpeechOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingAudioAsync(text, options, cancellationToken).ToTextToSpeechResponseAsync(cancellationToken);

    public async IAsyncEnumerable<TextToSpeechResponseUpdate> GetStreamingAudioAsync(
        string text, TextToSpeechOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (char character in text)
        {
            await Task.Delay(5, cancellationToken);
            byte[] samples = new byte[SamplesOfCharacter * 2];
            double frequency = 180 + (character % 120);
            for (int i = 0; i < SamplesOfCharacter; i++)
            {
                double envelope = Math.Sin(Math.PI * i / SamplesOfCharacter);
                BinaryPrimitives.WriteInt16LittleEndian(samples.AsSpan(i * 2), (short)(9000 * envelope * Math.Sin(2 * Math.PI * frequency * i / Rate)));
            }

            yield return new TextToSpeechResponseUpdate([new DataContent(samples, "audio/pcm;rate=16000")])
            {
                Kind = TextToSpeechResponseUpdateKind.AudioUpdating,
                ModelId = "offline-voice",
            };
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
