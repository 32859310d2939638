using Microsoft.Extensions.Options;

namespace GenAiMeasures.Labeling;

// The marker of an app that registers none: speech where the host speaks the label, otherwise the rhythm; compressed sound by the host's
// encoders.
internal sealed class AudibleMarker(
    IOptions<LabelingOptions> options, IEnumerable<IAudioLabelEncoder> encoders, ISpokenLabel? spoken = null) : IAudioMarker
{
    private readonly AudibleLabel _label = new(encoders);
    private readonly AudioLabelOptions _options = new() { Place = options.Value.AudioPlace, Spoken = spoken };

    public async ValueTask<ReadOnlyMemory<byte>> MarkAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(audio.ToArray(), writable: false);
        using var marked = new MemoryStream(audio.Length + (audio.Length / 8));
        await _label.AddAsync(content, marked, _options, cancellationToken);
        return marked.GetBuffer().AsMemory(0, (int)marked.Length);
    }
}
