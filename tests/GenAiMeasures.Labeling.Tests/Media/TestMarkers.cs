namespace GenAiMeasures.Labeling.Tests;

/// <summary>Markers that leave a trace and change nothing else: what real ones draw is tested in their packages.</summary>
internal sealed class TestMarkers : IImageMarker, IAudioMarker
{
    public int Images { get; private set; }

    public int Sounds { get; private set; }

    public Exception? Error { get; set; }

    public MarkedImage Mark(ReadOnlyMemory<byte> image)
    {
        Images++;
        return Error is null ? new MarkedImage(image, 1, 1, 1) : throw Error;
    }

    public ValueTask<ReadOnlyMemory<byte>> MarkAsync(ReadOnlyMemory<byte> audio, CancellationToken cancellationToken)
    {
        Sounds++;
        return Error is null ? new(audio) : throw Error;
    }
}
