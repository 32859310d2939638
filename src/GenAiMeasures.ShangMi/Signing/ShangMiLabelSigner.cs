using GenAiMeasures.Labeling;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.ShangMi;

// Signs the producer's three fields. Off unless the operator asked for it and knows that the form is not verified.
internal sealed class ShangMiLabelSigner : ILabelSigner
{
    private readonly Sm2PrivateKey? _key;
    private readonly SignatureDigest _digest;

    public ShangMiLabelSigner(IOptions<ShangMiOptions> options)
    {
        _digest = options.Value.Digest;
        _key = options.Value.SignLabels ? Sm2PrivateKey.FromPem(File.ReadAllText(options.Value.SigningKeyFile)) : null;
    }

    public string? Sign(AigcLabel label)
    {
        if (_key is null)
        {
            return null;
        }

        byte[] message = LabelMessage.Of(label);
        return SecurityDataWriter.Write(_key.Sign(_digest == SignatureDigest.Message ? message : Sm3.HashData(message)), _key.PublicKey);
    }
}
