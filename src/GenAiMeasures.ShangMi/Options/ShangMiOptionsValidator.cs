using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.ShangMi;

internal sealed class ShangMiOptionsValidator : IValidateOptions<ShangMiOptions>
{
    public ValidateOptionsResult Validate(string? name, ShangMiOptions options)
    {
        var errors = new ValidateOptionsResultBuilder();
        foreach ((string producer, string[] keys) in options.PinnedKeys)
        {
            if (keys is null || keys.Length == 0 || !Array.TrueForAll(keys, k => Sm2PublicKey.TryParse(k, out _)))
            {
                errors.AddError(NoKey(producer));
            }
        }

        if (!Enum.IsDefined(options.Digest))
        {
            errors.AddError($"GenAiMeasures:ShangMi:Digest is {options.Digest:D}, which is none of its values ({string.Join(", ", Enum.GetNames<SignatureDigest>())}).");
        }

        if (options.SignLabels)
        {
            CheckSigning(options, errors);
        }

        return errors.Build();
    }

    internal static string NoKey(string producer) =>
        $"GenAiMeasures:ShangMi:PinnedKeys:{producer} holds no key, or one that is no SM2 public key (PEM, SubjectPublicKeyInfo in hexadecimal digits or Base64, or a point).";

    private static void CheckSigning(ShangMiOptions options, ValidateOptionsResultBuilder errors)
    {
        if (!options.AcceptUnverifiedFormat)
        {
            errors.AddError(
                "GenAiMeasures:ShangMi:SignLabels is on, and the form of the signature is not verified against the text of TC260-PG-202511A. "
                + "Set GenAiMeasures:ShangMi:AcceptUnverifiedFormat to true to sign nevertheless, or leave labels unsigned: nothing asks for a signature.");
        }

        if (string.IsNullOrWhiteSpace(options.SigningKeyFile))
        {
            errors.AddError("GenAiMeasures:ShangMi:SignLabels is on, so GenAiMeasures:ShangMi:SigningKeyFile has to name the file with the private key.");
            return;
        }

        try
        {
            Sm2PrivateKey.FromPem(File.ReadAllText(options.SigningKeyFile));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException or NotSupportedException)
        {
            errors.AddError($"GenAiMeasures:ShangMi:SigningKeyFile cannot be used ({exception.GetType().Name}): it has to be a readable PEM file with an unencrypted PKCS #8 key of the SM2 curve.");
        }
    }
}
