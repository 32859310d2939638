using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.Parameters;

namespace GenAiMeasures.ShangMi;

// the one curve of GB/T 32918.5-2017
internal static class Sm2Curve
{
    // the user id that GB/T 32918.2 gives by default, and every label seen uses
    internal const string DefaultUserId = "1234567812345678";

    internal const int FieldSize = 32;

    internal static ECDomainParameters Domain { get; } = Read();

    private static ECNamedDomainParameters Read()
    {
        X9ECParameters curve = GMNamedCurves.GetByOid(GMObjectIdentifiers.sm2p256v1);
        return new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1, curve);
    }
}
