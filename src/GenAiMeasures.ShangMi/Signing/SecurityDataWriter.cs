using System.Globalization;

namespace GenAiMeasures.ShangMi;

internal static class SecurityDataWriter
{
    // the members and their order as real signed files have them; every value is digits and letters, so nothing needs an escape
    internal static string Write(ReadOnlySpan<byte> signature, Sm2PublicKey key) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""{"SecurityData":{"Type":"TC260PG","Version":1,"PubSD":[{"Type":"DS","AlgID":"{{{SecurityEntry.Sm2WithSm3}}}","TBSData":{"Type":"LabelMataData"},"Signature":"{{{Convert.ToHexString(signature)}}}"},{"Type":"PubKey","AlgID":"{{{SecurityEntry.Sm2WithSm3}}}","KeyValue":"{{{key.ToSpkiHex()}}}"}]}}""");
}
