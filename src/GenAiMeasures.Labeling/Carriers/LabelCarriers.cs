namespace GenAiMeasures.Labeling;

// Every format, in the order in which they are asked. Text comes last: nearly everything could be text.
internal static class LabelCarriers
{
    internal const int HeadLength = 4 * 1024;

    private static readonly LabelCarrier[] All =
    [
        new WavCarrier(),
        new AviCarrier(),
        new FlacCarrier(),
        new Mp3Carrier(),
        new OggCarrier(isOpus: false),
        new OggCarrier(isOpus: true),
        new FlvCarrier(),
        new MatroskaCarrier(isWebM: false),
        new MatroskaCarrier(isWebM: true),
        new Mp4Carrier(Mp4Carrier.Mp4),
        new Mp4Carrier(Mp4Carrier.Mov),
        new Mp4Carrier(Mp4Carrier.M4a),
        new JpegCarrier(),
        new PngCarrier(),
    ];

    internal static LabelCarrier? Find(ByteSource content, string? fileName)
    {
        foreach (LabelCarrier carrier in All)
        {
            if (carrier.Matches(content.Peek(0, HeadLength), content, fileName))
            {
                return carrier;
            }
        }

        return null;
    }
}
