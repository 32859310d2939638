using GenAiMeasures.Labeling;
using static GenAiMeasures.ShangMi.Tests.SignedLabels;

namespace GenAiMeasures.ShangMi.Tests;

public class LabelSignatureVerifierTests
{
    private static readonly string Spki = Key.PublicKey.ToSpkiHex();

    private static readonly string Good = Signature(Plain);

    [Theory]
    [InlineData(SignatureDigest.Message)]
    [InlineData(SignatureDigest.MessageHash)]
    public void Both_conventions_verify_and_are_told_apart(SignatureDigest digest)
    {
        LabelSignatureResult result = SignedLabels.Verify(Data(Ds(Signature(Plain, digest)), PubKey(Spki)));

        Assert.Equal((LabelSignatureState.Verified, digest, Key.PublicKey.Fingerprint), (result.State, result.Digest, result.KeyFingerprint));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("null")]
    [InlineData("{}")]
    public void Nothing_there_is_not_signed(string reserved) => Is(SignedLabels.Verify(reserved), LabelSignatureState.NotSigned, "empty");

    [Fact]
    public void Security_data_without_a_signature_is_not_signed()
    {
        Is(SignedLabels.Verify(Data()), LabelSignatureState.NotSigned, "no_signature");
        Is(SignedLabels.Verify(Data(PubKey(Spki))), LabelSignatureState.NotSigned, "no_signature");
        Is(SignedLabels.Verify("{\"SecurityData\":{\"Type\":\"TC260PG\",\"Version\":1,\"PubSD\":null}}"), LabelSignatureState.NotSigned, "no_signature");
    }

    [Theory]
    [InlineData("da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData("Zm9vYmFy")]
    [InlineData("{\"hash\":\"1\"}")]
    [InlineData("[1,2]")]
    [InlineData("7")]
    public void A_hash_or_a_token_of_the_writers_own_is_unsupported(string reserved) => Is(SignedLabels.Verify(reserved), LabelSignatureState.Unsupported, "opaque");

    [Theory]
    [InlineData("{\"SecurityData\":")]
    [InlineData("{\"SecurityData\":1}")]
    [InlineData("{\"SecurityData\":\"x\"}")]
    [InlineData("{\"SecurityData\":{\"PubSD\":[1]}}")]
    [InlineData("{\"SecurityData\":{\"PubSD\":7}}")]
    [InlineData("TC260PG")]
    public void What_cannot_be_read_is_never_called_unsigned(string reserved) => Is(SignedLabels.Verify(reserved), LabelSignatureState.Unsupported, "damaged");

    [Fact]
    public void Without_a_key_nothing_can_be_said() => Is(SignedLabels.Verify(Data(Ds(Good))), LabelSignatureState.Unsupported, "no_key");

    [Fact]
    public void A_key_that_is_none_is_said() =>
        Is(SignedLabels.Verify(Data(Ds(Good), PubKey("04" + new string('1', 128)))), LabelSignatureState.Unsupported, "key_malformed");

    [Fact]
    public void Another_algorithm_is_unsupported() =>
        Is(SignedLabels.Verify(Data(Ds(Good, algorithm: "1.2.840.113549.1.1.11"), PubKey(Spki))), LabelSignatureState.Unsupported, "algorithm");

    [Theory]
    [InlineData("Bnd")]
    [InlineData("Binding")]
    public void A_binding_of_the_content_is_named_and_not_checked(string part)
    {
        LabelSignatureResult alone = SignedLabels.Verify(Data(Ds(Good, part), PubKey(Spki)));
        Is(alone, LabelSignatureState.Unsupported, "signed_part");
        Assert.True(alone.BindsContent);

        LabelSignatureResult beside = SignedLabels.Verify(Data(Ds(Good), Ds(Good, part), PubKey(Spki)));
        Is(beside, LabelSignatureState.Verified, "verified");
        Assert.True(beside.BindsContent);
    }

    [Fact]
    public void One_failing_signature_fails_the_label()
    {
        string other = Convert.ToHexString(Key.Sign("else"u8));

        Is(SignedLabels.Verify(Data(Ds(Good), Ds(other), PubKey(Spki))), LabelSignatureState.Failed, "mismatch");
        Is(SignedLabels.Verify(Data(Ds(other), Ds(Good), PubKey(Spki))), LabelSignatureState.Failed, "mismatch");
        Is(SignedLabels.Verify(Data(Ds("zz"), PubKey(Spki))), LabelSignatureState.Failed, "signature_malformed");
        Is(SignedLabels.Verify("{\"SecurityData\":{\"PubSD\":[{\"Type\":\"DS\"}]}}"), LabelSignatureState.Failed, "signature_malformed");
    }

    [Fact]
    public void KeyID_pairs_a_signature_with_its_key()
    {
        string other = Sm2PrivateKey.Create().PublicKey.ToSpkiHex();
        string paired = Ds(Good, more: ",\"KeyID\":\"k-2\"");

        Is(SignedLabels.Verify(Data(paired, PubKey(other, ",\"KeyID\":\"k-1\""), PubKey(Spki, ",\"KeyID\":\"k-2\""))), LabelSignatureState.Verified, "verified");
        Is(SignedLabels.Verify(Data(paired, PubKey(Spki, ",\"KeyID\":\"k-1\""), PubKey(other, ",\"KeyID\":\"k-2\""))), LabelSignatureState.Failed, "mismatch");
        Is(SignedLabels.Verify(Data(Ds(Good), PubKey(other), PubKey(Spki))), LabelSignatureState.Verified, "verified");
    }

    [Fact]
    public void Where_keys_are_pinned_the_key_in_the_file_counts_for_nothing()
    {
        string other = Sm2PrivateKey.Create().PublicKey.ToSpkiHex();
        AigcLabel label = With(Data(Ds(Good), PubKey(Spki)));

        LabelSignatureResult forged = Verifier((Producer, [other])).Verify(label).Producer;
        Is(forged, LabelSignatureState.Failed, "key_not_pinned");
        Assert.Equal("The signature fits the key in the file, and that key is not among those pinned for the producer.", forged.English);
        Assert.Equal("签名与文件内公钥相符，但该公钥不是为此提供者预置的公钥。", forged.Chinese);
        Assert.Null(forged.Digest);

        Is(Verifier((Producer, [other])).Verify(With(Data(Ds(Good)))).Producer, LabelSignatureState.Failed, "mismatch");
        Assert.Equal(KeyTrust.Pinned, Verifier((Producer, [other, Spki])).Verify(With(Data(Ds(Good)))).Producer.Trust);
        Assert.Equal(KeyTrust.InFile, Verifier(("somebody-else", [other])).Verify(label).Producer.Trust);
    }

    [Fact]
    public void A_label_that_is_made_to_cost_is_not_worked_through()
    {
        string[] signatures = [.. Enumerable.Repeat(Ds(Good), 9)];
        Is(SignedLabels.Verify(Data([.. signatures, PubKey(Spki)])), LabelSignatureState.Unsupported, "too_many");
        Is(SignedLabels.Verify(Data([Ds(Good), .. Enumerable.Repeat(PubKey(Spki), 9)])), LabelSignatureState.Unsupported, "too_many");
        Is(SignedLabels.Verify(Data([.. Enumerable.Repeat(PubKey(Spki), 65)])), LabelSignatureState.Unsupported, "damaged");
    }

    [Fact]
    public void The_propagators_signature_is_never_called_verified()
    {
        string data = Data(Ds(Good), PubKey(Spki));

        Is(Verifier().Verify(Plain with { ReservedCode2 = data }).Propagator, LabelSignatureState.Unsupported, "propagator_message");
        Is(Verifier().Verify(Plain).Propagator, LabelSignatureState.NotSigned, "empty");
        Is(Verifier().Verify(Plain with { ReservedCode2 = "0a0b" }).Propagator, LabelSignatureState.Unsupported, "opaque");
    }

    [Fact]
    public void No_label_is_a_mistake_of_the_caller() => Assert.Throws<ArgumentNullException>(() => Verifier().Verify(null!));

    private static void Is(LabelSignatureResult result, LabelSignatureState state, string code)
    {
        Assert.Equal((state, code), (result.State, result.Code));
        Assert.NotEqual(result.English, result.Chinese);
    }
}
