using GenAiMeasures;
using GenAiMeasures.ShangMi;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Signs the ledger's checkpoints with another algorithm than the default.</summary>
public static class CheckpointComplianceBuilderExtensions
{
    /// <summary>Signs checkpoints with Ed25519, which public logs and witnesses expect (C2SP signed-note), instead of ECDSA P-256. Decide before the first record: checkpoints that another key signed are refused at start.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="keyPath">The file of the private key (PKCS#8, PEM), made when it does not exist. Keep its backup apart from the ledger's.</param>
    /// <param name="name">The key's name.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A text is empty.</exception>
    public static IGenAiComplianceBuilder UseEd25519Checkpoints(this IGenAiComplianceBuilder builder, string keyPath, string name = "genai-measures/ledger")
    {
        ArgumentNullException.ThrowIfNull(builder);
        var signer = new Ed25519CheckpointKeyFile(keyPath, name);
        builder.Services.Replace(ServiceDescriptor.Singleton<INoteSigner>(signer));
        return builder;
    }
}
