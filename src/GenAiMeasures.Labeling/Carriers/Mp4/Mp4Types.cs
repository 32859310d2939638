namespace GenAiMeasures.Labeling;

// names of boxes, as FourCc has them
internal static class Mp4Types
{
    internal const uint Ftyp = 0x66747970;
    internal const uint Moov = 0x6D6F6F76;
    internal const uint Moof = 0x6D6F6F66;
    internal const uint Mfra = 0x6D667261;
    internal const uint Tfra = 0x74667261;
    internal const uint Traf = 0x74726166;
    internal const uint Tfhd = 0x74666864;
    internal const uint Sidx = 0x73696478;
    internal const uint Mdat = 0x6D646174;
    internal const uint Free = 0x66726565;
    internal const uint Skip = 0x736B6970;
    internal const uint Wide = 0x77696465;
    internal const uint Uuid = 0x75756964;
    internal const uint Udta = 0x75647461;
    internal const uint Meta = 0x6D657461;
    internal const uint Hdlr = 0x68646C72;
    internal const uint Keys = 0x6B657973;
    internal const uint Ilst = 0x696C7374;
    internal const uint Data = 0x64617461;
    internal const uint Mean = 0x6D65616E;
    internal const uint Name = 0x6E616D65;
    internal const uint Freeform = 0x2D2D2D2D;
    internal const uint Mdta = 0x6D647461;
    internal const uint Xmp = 0x584D505F;
    internal const uint Cmov = 0x636D6F76;
    internal const uint Cmvd = 0x636D7664;
    internal const uint Mvhd = 0x6D766864;
    internal const uint Trak = 0x7472616B;
    internal const uint Mdia = 0x6D646961;
    internal const uint Minf = 0x6D696E66;
    internal const uint Dinf = 0x64696E66;
    internal const uint Dref = 0x64726566;
    internal const uint Stbl = 0x7374626C;
    internal const uint Stco = 0x7374636F;
    internal const uint Co64 = 0x636F3634;
    internal const uint Saio = 0x7361696F;
    internal const uint Iloc = 0x696C6F63;

    internal static ReadOnlySpan<byte> XmpId => [0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC];

    internal static ReadOnlySpan<byte> C2paId => [0xD8, 0xFE, 0xC3, 0xD6, 0x1B, 0x0E, 0x48, 0x3C, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7E, 0xC4, 0x81];
}
