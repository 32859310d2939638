namespace GenAiMeasures.Labeling;

// Matroska and WebM: SimpleTag with the name AIGC and the JSON as its string, in the segment's tags (TC260-PG-20257A, quoted).
internal sealed class MatroskaCarrier(bool isWebM) : LabelCarrier
{
    internal override string Format => isWebM ? "webm" : "mkv";

    internal override bool Matches(ReadOnlySpan<byte> head, ByteSource content, string? fileName) =>
        head.StartsWith("\u001a"u8) && head.Length >= 4 && FourCc.Of(head) == EbmlIds.Header && MatroskaFile.DocType(content) == (isWebM ? "webm" : "matroska");

    internal override void Read(CarrierRead read) => MatroskaReader.Read(read);

    internal override void Write(CarrierWrite write) => MatroskaWriter.Write(write);
}
