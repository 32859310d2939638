using GenAiMeasures;
using GenAiMeasures.ShangMi;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Writes the ledger with Chinese commercial cryptography.</summary>
public static class ShangMiLedgerComplianceBuilderExtensions
{
    /// <summary>Makes the ledger with SM3 and SM4-GCM instead of SHA-256 and AES-256-GCM. A ledger keeps the suite it was made with: an existing store of the other suite is refused at start.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>
    /// Checkpoints are signed with the store's ECDSA key unless <see cref="UseSm2Checkpoints"/> is called too. A provider of key-encryption
    /// keys of your own (KMS, HSM) wraps with what it has. BouncyCastle is not a certified cryptographic product.
    /// </remarks>
    public static IGenAiComplianceBuilder UseShangMiLedger(this IGenAiComplianceBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ShangMiLedger.Register();
        builder.Services.Replace(ServiceDescriptor.Singleton(ShangMiLedger.Suite));
        return builder;
    }

    /// <summary>Signs checkpoints with SM2 and SM3 (GB/T 32918.2) instead of ECDSA P-256, as a signature type of our own in the form of C2SP signed-note. Decide before the first record: checkpoints that another key signed are refused at start.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="keyPath">The file of the private key (PKCS#8, PEM), made when it does not exist. Keep its backup apart from the ledger's.</param>
    /// <param name="name">The key's name.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A text is empty, or the name holds a space or a plus sign.</exception>
    public static IGenAiComplianceBuilder UseSm2Checkpoints(this IGenAiComplianceBuilder builder, string keyPath, string name = "genai-measures/ledger")
    {
        ArgumentNullException.ThrowIfNull(builder);
        var signer = new Sm2CheckpointKeyFile(keyPath, name);
        builder.Services.Replace(ServiceDescriptor.Singleton<INoteSigner>(signer));
        return builder;
    }
}
