using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Prng;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;

namespace GenAiMeasures.ShangMi;

/// <summary>A private key of SM2 (GB/T 32918), held in memory. Thread-safe.</summary>
/// <remarks>BouncyCastle is not a certified cryptographic product. Where one is demanded, sign in a certified module and register an <see cref="Labeling.ILabelSigner"/> of your own.</remarks>
public sealed class Sm2PrivateKey
{
    private const string PemLabel = "PRIVATE KEY";

    // BouncyCastle's own generator would be seeded once; this one asks the operating system every time
    private static readonly SecureRandom SystemRandom = new(new CryptoApiRandomGenerator());

    private readonly ECPrivateKeyParameters _key;

    private Sm2PrivateKey(ECPrivateKeyParameters key)
    {
        _key = key;
        PublicKey = new Sm2PublicKey(new ECPublicKeyParameters(Sm2Curve.Domain.G.Multiply(key.D).Normalize(), Sm2Curve.Domain));
    }

    /// <summary>Gets the public key that belongs to it.</summary>
    public Sm2PublicKey PublicKey { get; }

    /// <summary>Makes a new key from the operating system's randomness.</summary>
    /// <returns>The key.</returns>
    public static Sm2PrivateKey Create()
    {
        var generator = new ECKeyPairGenerator();
        generator.Init(new ECKeyGenerationParameters(Sm2Curve.Domain, SystemRandom));
        return new Sm2PrivateKey((ECPrivateKeyParameters)generator.GenerateKeyPair().Private);
    }

    /// <summary>Reads a key from PEM, unencrypted PKCS #8 (<c>openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:SM2</c>).</summary>
    /// <param name="pem">The text; a <c>PRIVATE KEY</c> block anywhere in it.</param>
    /// <returns>The key.</returns>
    /// <exception cref="CryptographicException">There is no such block, or it holds no SM2 key. The message never quotes the text.</exception>
    public static Sm2PrivateKey FromPem(ReadOnlySpan<char> pem)
    {
        if (!PemEncoding.TryFind(pem, out PemFields fields) || !pem[fields.Label].SequenceEqual(PemLabel))
        {
            throw new CryptographicException("There is no unencrypted 'PRIVATE KEY' block (PKCS #8) in the text.");
        }

        byte[] der = new byte[fields.DecodedDataLength];
        try
        {
            return Convert.TryFromBase64Chars(pem[fields.Base64Data], der, out _)
                && PrivateKeyFactory.CreateKey(der) is ECPrivateKeyParameters key
                && key.Parameters.Equals(Sm2Curve.Domain)
                ? new Sm2PrivateKey(new ECPrivateKeyParameters(key.D, Sm2Curve.Domain))
                : throw new CryptographicException("The 'PRIVATE KEY' block holds no key of the SM2 curve (1.2.156.10197.1.301).");
        }
#pragma warning disable CA1031 // whatever the reader throws would quote from the key's bytes; it is not passed on
        catch (Exception exception) when (exception is not CryptographicException)
#pragma warning restore CA1031
        {
            throw new CryptographicException("The 'PRIVATE KEY' block cannot be read.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(der);
        }
    }

    /// <summary>Writes the key as PEM, unencrypted PKCS #8. Keep it where only the service can read it.</summary>
    /// <returns>The text.</returns>
    public string ToPem() => PemEncoding.WriteString(PemLabel, PrivateKeyInfoFactory.CreatePrivateKeyInfo(_key).GetDerEncoded());

    /// <summary>Signs a message (SM2 with SM3, GB/T 32918.2) with fresh randomness.</summary>
    /// <param name="message">The message.</param>
    /// <param name="userId">The signer's id. Default: <c>1234567812345678</c>, the standard's own.</param>
    /// <returns>A DER sequence of r and s.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="userId"/> is <see langword="null"/>.</exception>
    public byte[] Sign(ReadOnlySpan<byte> message, string userId = Sm2Curve.DefaultUserId)
    {
        ArgumentNullException.ThrowIfNull(userId);
        var signer = new SM2Signer();
        ICipherParameters parameters = new ParametersWithRandom(_key, SystemRandom);
        signer.Init(forSigning: true, new ParametersWithID(parameters, Encoding.UTF8.GetBytes(userId)));
        signer.BlockUpdate(message);
        return signer.GenerateSignature();
    }
}
