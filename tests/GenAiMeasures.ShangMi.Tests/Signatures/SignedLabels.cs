using GenAiMeasures.Labeling;

namespace GenAiMeasures.ShangMi.Tests;

/// <summary>Labels with security data in all the forms that the tests need.</summary>
internal static class SignedLabels
{
    public const string Producer = "001191310104MACE0YX63918020";

    public static Sm2PrivateKey Key { get; } = Sm2PrivateKey.Create();

    public static AigcLabel Plain { get; } = AigcLabel.Produce(Producer, "p-1");

    public static AigcLabel With(string reserved1) => Plain with { ReservedCode1 = reserved1 };

    public static string Signature(AigcLabel label, SignatureDigest digest = SignatureDigest.Message)
    {
        byte[] message = LabelMessage.Of(label);
        return Convert.ToHexString(Key.Sign(digest == SignatureDigest.Message ? message : Sm3.HashData(message)));
    }

    public static string Ds(string signature, string part = "LabelMataData", string algorithm = "1.2.156.10197.1.501", string more = "") =>
        $$$"""{"Type":"DS","AlgID":"{{{algorithm}}}"{{{more}}},"TBSData":{"Type":"{{{part}}}"},"Signature":"{{{signature}}}"}""";

    public static string PubKey(string value, string more = "") => $$$"""{"Type":"PubKey","AlgID":"1.2.156.10197.1.501"{{{more}}},"KeyValue":"{{{value}}}"}""";

    public static string Data(params string[] entries) =>
        $$$"""{"SecurityData":{"Type":"TC260PG","Version":1,"PubSD":[{{{string.Join(',', entries)}}}]}}""";

    public static ILabelSignatureVerifier Verifier(params (string Producer, string[] Keys)[] pinned)
    {
        var options = new ShangMiOptions();
        foreach ((string producer, string[] keys) in pinned)
        {
            options.PinnedKeys[producer] = keys;
        }

        return new LabelSignatureVerifier(Microsoft.Extensions.Options.Options.Create(options));
    }

    public static LabelSignatureResult Verify(string reserved1) => Verifier().Verify(With(reserved1)).Producer;
}
