namespace GenAiMeasures.Labeling;

// MP4, MOV and M4A: key AIGC of namespace mdta in moov/udta/meta, the JSON in the item of its number (TC260-PG-20257A and
// 202510A, quoted).
internal sealed class Mp4Carrier(string format) : LabelCarrier
{
    internal const string Mp4 = "mp4";
    internal const string Mov = "mov";
    internal const string M4a = "m4a";

    internal override string Format => format;

    internal override bool Matches(ReadOnlySpan<byte> head, ByteSource content, string? fileName) => FormatOf(head) == format;

    internal override void Read(CarrierRead read) => Mp4Reader.Read(read);

    internal override void Write(CarrierWrite write) => Mp4Writer.Write(write);

    private static string? FormatOf(ReadOnlySpan<byte> head)
    {
        if (head.Length < 8)
        {
            return null;
        }

        switch (FourCc.Of(head[4..]))
        {
            case Mp4Types.Ftyp or 0x73747970:
                return head.Length < 12 ? Mp4 : FormatOf(FourCc.Of(head[8..]));
            case Mp4Types.Moov or Mp4Types.Mdat or Mp4Types.Wide or Mp4Types.Free or Mp4Types.Skip or Mp4Types.Moof:
                // QuickTime before there were brands
                return Mov;
            default:
                return null;
        }
    }

    // images in the same container are another carrier's
    private static string? FormatOf(uint brand) => FourCc.Text(brand) switch
    {
        "qt  " => Mov,
        "M4A " or "M4B " or "M4P " => M4a,
        "heic" or "heix" or "hevc" or "hevx" or "heim" or "heis" or "hevm" or "hevs" or "mif1" or "msf1" or "mif2" or "miaf" or "avif" or "avis" or "crx " => null,
        _ => Mp4,
    };
}
