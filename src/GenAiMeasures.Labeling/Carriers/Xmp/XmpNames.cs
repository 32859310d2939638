namespace GenAiMeasures.Labeling;

internal static class XmpNames
{
    // TC260-PG-20259A clause 6, quoted; the prefix varies, the address decides
    internal const string Tc260 = "http://www.tc260.org.cn/ns/AIGC/1.0/";
    internal const string Aigc = "AIGC";

    internal const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    internal const string IptcExtension = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
    internal const string Note = "http://ns.adobe.com/xmp/note/";
    internal const string DigitalSourceType = "DigitalSourceType";
    internal const string HasExtendedXmp = "HasExtendedXMP";

    internal const string TrainedAlgorithmicMedia = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
}
