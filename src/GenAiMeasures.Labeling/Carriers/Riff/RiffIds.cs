namespace GenAiMeasures.Labeling;

// names of RIFF chunks, as FourCc has them
internal static class RiffIds
{
    internal const uint Riff = 0x52494646;
    internal const uint Rf64 = 0x52463634;
    internal const uint Bw64 = 0x42573634;
    internal const uint Ds64 = 0x64733634;
    internal const uint Wave = 0x57415645;
    internal const uint Avi = 0x41564920;
    internal const uint List = 0x4C495354;
    internal const uint Info = 0x494E464F;
    internal const uint Hdrl = 0x6864726C;
    internal const uint Movi = 0x6D6F7669;
    internal const uint Junk = 0x4A554E4B;
    internal const uint Data = 0x64617461;
    internal const uint Fmt = 0x666D7420;
    internal const uint Fact = 0x66616374;
    internal const uint Cue = 0x63756520;
    internal const uint Smpl = 0x736D706C;
    internal const uint Aigc = 0x41494743;
    internal const uint Id3 = 0x69643320;
    internal const uint Id3Upper = 0x49443320;
    internal const uint Xmp = 0x5F504D58;
    internal const uint C2pa = 0x43325041;
}
