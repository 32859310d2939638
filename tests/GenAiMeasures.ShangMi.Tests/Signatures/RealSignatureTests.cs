using System.Text;
using GenAiMeasures.Labeling;

namespace GenAiMeasures.ShangMi.Tests;

/// <summary>A signature that a real generator wrote (shared data, labels/signature).</summary>
public class RealSignatureTests
{
    [Fact]
    public void The_real_signature_goes_over_the_hash_of_the_message()
    {
        byte[] message = Read("stepfun1.msg");
        byte[] signature = Read("stepfun1.sig.der");
        Assert.True(Sm2PublicKey.TryParse(Encoding.ASCII.GetString(Read("stepfun.pub.pem")), out Sm2PublicKey? key));

        Assert.False(key.Verify(message, signature));
        Assert.True(key.Verify(Sm3.HashData(message), signature));
    }

    [Fact]
    public void The_label_it_belongs_to_verifies_and_says_how()
    {
        AigcLabel label = Label();

        LabelSignatureResult result = SignedLabels.Verifier().Verify(label).Producer;

        Assert.Equal((LabelSignatureState.Verified, "verified", SignatureDigest.MessageHash, KeyTrust.InFile), (result.State, result.Code, result.Digest, result.Trust));
        Assert.Equal("The signature is one of these fields by this key.", result.English);
        Assert.Equal("签名验证通过。", result.Chinese);
        Assert.Equal(64, result.KeyFingerprint!.Length);
        Assert.Equal(Read("stepfun1.msg"), LabelMessage.Of(label));
    }

    [Fact]
    public void With_its_key_pinned_it_is_authentic()
    {
        string pem = Encoding.ASCII.GetString(Read("stepfun.pub.pem"));

        LabelSignatureResult result = SignedLabels.Verifier((SignedLabels.Producer, [SignedLabels.Key.PublicKey.ToSpkiHex(), pem])).Verify(Label()).Producer;

        Assert.Equal((LabelSignatureState.Verified, KeyTrust.Pinned), (result.State, result.Trust));
    }

    [Theory]
    [InlineData("2", "001191310104MACE0YX63918020", "142569260085903360")]
    [InlineData("1", "001191310104MACE0YX63918021", "142569260085903360")]
    [InlineData("1", "001191310104MACE0YX63918020", "142569260085903361")]
    public void Any_changed_field_fails(string claim, string producer, string id)
    {
        AigcLabel label = Label() with { Label = claim, ContentProducer = producer, ProduceId = id };

        Assert.Equal((LabelSignatureState.Failed, "mismatch"), (SignedLabels.Verifier().Verify(label).Producer.State, SignedLabels.Verifier().Verify(label).Producer.Code));
    }

    [Fact]
    public void Propagation_does_not_touch_what_the_producer_signed() =>
        Assert.Equal(LabelSignatureState.Verified, SignedLabels.Verifier().Verify(Label().Propagate("platform", "n-1")).Producer.State);

    private static AigcLabel Label()
    {
        Assert.True(Sm2PublicKey.TryParse(Encoding.ASCII.GetString(Read("stepfun.pub.pem")), out Sm2PublicKey? key));
        string data = SignedLabels.Data(SignedLabels.Ds(Convert.ToHexString(Read("stepfun1.sig.der"))), SignedLabels.PubKey(key.ToSpkiHex()));
        AigcLabel made = AigcLabel.Produce(SignedLabels.Producer, "142569260085903360", FirstPropagator.Empty) with { ReservedCode1 = data };

        // as a file would give it back
        Assert.True(AigcLabel.TryParse(made.ToWrappedJson(), out AigcLabel? read));
        return read;
    }

    private static byte[] Read(string name) => File.ReadAllBytes(Repository.Shared("labels", "signature", name));
}
