namespace GenAiMeasures.Labeling;

// FLV: the property AIGC of onMetaData, a text of AMF0 (TC260-PG-20257A, quoted).
internal sealed class FlvCarrier : LabelCarrier
{
    internal override string Format => "flv";

    internal override bool Matches(ReadOnlySpan<byte> head, ByteSource content, string? fileName) =>
        head.Length >= 9 && head.StartsWith("FLV"u8) && head[3] < 16;

    internal override void Read(CarrierRead read) => FlvReader.Read(read);

    internal override void Write(CarrierWrite write) => FlvWriter.Write(write);
}
