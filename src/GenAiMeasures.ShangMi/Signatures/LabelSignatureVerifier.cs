using GenAiMeasures.Labeling;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.ShangMi;

internal sealed class LabelSignatureVerifier : ILabelSignatureVerifier
{
    // a label with more is made to cost, not to be checked
    private const int MaxSignatures = 8;
    private const int MaxKeys = 8;

    private readonly Dictionary<string, Sm2PublicKey[]> _pinned = new(StringComparer.Ordinal);

    public LabelSignatureVerifier(IOptions<ShangMiOptions> options)
    {
        foreach ((string producer, string[] keys) in options.Value.PinnedKeys)
        {
            _pinned[producer] = [.. keys.Select(k => Sm2PublicKey.TryParse(k, out Sm2PublicKey? key)
                ? key
                : throw new OptionsValidationException(Options.DefaultName, typeof(ShangMiOptions), [ShangMiOptionsValidator.NoKey(producer)]))];
        }
    }

    public LabelSignatureReport Verify(AigcLabel label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return new(VerifyProducer(label), VerifyPropagator(label));
    }

    private static LabelSignatureResult VerifyPropagator(AigcLabel label)
    {
        SecurityDataText text = SecurityDataReader.Read(label.ReservedCode2);
        return text.Data is { } data && data.Entries.Any(e => e.IsSignature)
            ? SignatureReasons.PropagatorMessage with { BindsContent = data.BindsContent }
            : Without(text);
    }

    // a reserved code that holds no signature to look at
    private static LabelSignatureResult Without(SecurityDataText text) => text.Kind switch
    {
        SecurityDataKind.None => SignatureReasons.Empty,
        SecurityDataKind.Opaque => SignatureReasons.Opaque,
        SecurityDataKind.Damaged => SignatureReasons.Damaged,
        _ => SignatureReasons.NoSignature with { BindsContent = text.Data!.BindsContent },
    };

    private LabelSignatureResult VerifyProducer(AigcLabel label)
    {
        SecurityDataText text = SecurityDataReader.Read(label.ReservedCode1);
        if (text.Data is not { } data || !data.Entries.Any(e => e.IsSignature))
        {
            return Without(text);
        }

        if (data.Entries.Count(e => e.IsSignature) > MaxSignatures || data.Entries.Count(e => e.IsKey) > MaxKeys)
        {
            return SignatureReasons.TooMany with { BindsContent = data.BindsContent };
        }

        byte[] message = LabelMessage.Of(label);
        LabelSignatureResult? worst = null;
        foreach (SecurityEntry signature in data.Entries.Where(e => e.IsSignature))
        {
            LabelSignatureResult result = Verify(signature, data, message, label.ContentProducer);

            // one signature that fails fails the label; one that cannot be checked does not take away from one that can
            if (worst is null || Weight(result.State) > Weight(worst.State))
            {
                worst = result;
            }
        }

        return worst! with { BindsContent = data.BindsContent };
    }

    private static int Weight(LabelSignatureState state) => state switch
    {
        LabelSignatureState.Failed => 2,
        LabelSignatureState.Verified => 1,
        _ => 0,
    };

    private LabelSignatureResult Verify(SecurityEntry entry, SecurityData data, byte[] message, string producer)
    {
        if (!entry.IsLabel)
        {
            return SignatureReasons.SignedPart;
        }

        if (!entry.IsSm2)
        {
            return SignatureReasons.Algorithm;
        }

        if (entry.Signature is not { Length: <= Sm2KeyReader.MaxLength } written || SignatureBytes.FromText(written) is not { } signature)
        {
            return SignatureReasons.SignatureMalformed;
        }

        List<Sm2PublicKey> inFile = KeysOf(entry, data, out bool anyMalformed);
        if (_pinned.TryGetValue(producer, out Sm2PublicKey[]? pinned))
        {
            return Verify(pinned, KeyTrust.Pinned, message, signature)
                ?? (Verify(inFile, KeyTrust.InFile, message, signature) is null ? SignatureReasons.Mismatch : SignatureReasons.KeyNotPinned);
        }

        if (inFile.Count == 0)
        {
            return anyMalformed ? SignatureReasons.KeyMalformed : SignatureReasons.NoKey;
        }

        return Verify(inFile, KeyTrust.InFile, message, signature) ?? SignatureReasons.Mismatch;
    }

    private static LabelSignatureResult? Verify(IEnumerable<Sm2PublicKey> keys, KeyTrust trust, byte[] message, byte[] signature)
    {
        foreach (Sm2PublicKey key in keys)
        {
            SignatureDigest? digest = key.Verify(message, signature) ? SignatureDigest.Message
                : key.Verify(Sm3.HashData(message), signature) ? SignatureDigest.MessageHash
                : null;
            if (digest is not null)
            {
                return SignatureReasons.Verified with { Digest = digest, Trust = trust, KeyFingerprint = key.Fingerprint };
            }
        }

        return null;
    }

    // the keys that go with a signature: its own, those of its KeyID, or all when nothing is paired
    private static List<Sm2PublicKey> KeysOf(SecurityEntry signature, SecurityData data, out bool anyMalformed)
    {
        var keys = new List<Sm2PublicKey>();
        anyMalformed = false;
        bool isPaired = signature.KeyId is not null && data.Entries.Any(e => e.IsKey && e.KeyId == signature.KeyId);
        foreach (SecurityEntry entry in data.Entries)
        {
            bool goesWith = ReferenceEquals(entry, signature) || (entry.IsKey && (!isPaired || entry.KeyId == signature.KeyId));
            if (goesWith && entry.KeyValue is { } value)
            {
                if (Sm2PublicKey.TryParse(value, out Sm2PublicKey? key))
                {
                    keys.Add(key);
                }
                else
                {
                    anyMalformed = true;
                }
            }
        }

        return keys;
    }
}
