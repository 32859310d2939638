using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.ShangMi.Tests;

public class ShangMiOptionsTests
{
    [Fact]
    public void All_errors_are_said_at_once()
    {
        OptionsValidationException exception = Assert.Throws<OptionsValidationException>(() => Read(o =>
        {
            o.SignLabels = true;
            o.Digest = (SignatureDigest)9;
            o.PinnedKeys["p-1"] = ["nothing"];
            o.PinnedKeys["p-2"] = [];
        }));

        Assert.Equal(
            [
                "GenAiMeasures:ShangMi:PinnedKeys:p-1 holds no key, or one that is no SM2 public key (PEM, SubjectPublicKeyInfo in hexadecimal digits or Base64, or a point).",
                "GenAiMeasures:ShangMi:PinnedKeys:p-2 holds no key, or one that is no SM2 public key (PEM, SubjectPublicKeyInfo in hexadecimal digits or Base64, or a point).",
                "GenAiMeasures:ShangMi:Digest is 9, which is none of its values (Message, MessageHash).",
                "GenAiMeasures:ShangMi:SignLabels is on, and the form of the signature is not verified against the text of TC260-PG-202511A. "
                    + "Set GenAiMeasures:ShangMi:AcceptUnverifiedFormat to true to sign nevertheless, or leave labels unsigned: nothing asks for a signature.",
                "GenAiMeasures:ShangMi:SignLabels is on, so GenAiMeasures:ShangMi:SigningKeyFile has to name the file with the private key.",
            ],
            exception.Failures);
    }

    [Theory]
    [InlineData("missing", "FileNotFoundException")]
    [InlineData("empty", "CryptographicException")]
    public void A_signing_key_that_cannot_be_used_stops_the_start_and_is_not_quoted(string kind, string type)
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            if (kind == "empty")
            {
                File.WriteAllText(file, "secret words");
            }

            OptionsValidationException exception = Assert.Throws<OptionsValidationException>(() => Read(o =>
            {
                o.SignLabels = true;
                o.AcceptUnverifiedFormat = true;
                o.SigningKeyFile = file;
            }));

            Assert.Equal(
                $"GenAiMeasures:ShangMi:SigningKeyFile cannot be used ({type}): it has to be a readable PEM file with an unencrypted PKCS #8 key of the SM2 curve.",
                Assert.Single(exception.Failures));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Settings_come_from_the_configuration_and_code_wins()
    {
        string key = SignedLabels.Key.PublicKey.ToSpkiHex();
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["GenAiMeasures:ShangMi:PinnedKeys:001191310104MACE0YX63918020:0"] = key,
            ["GenAiMeasures:ShangMi:Digest"] = "MessageHash",
        }).Build();

        ShangMiOptions options = Read(o => o.AcceptUnverifiedFormat = true, configuration);

        Assert.Equal([key], options.PinnedKeys["001191310104MACE0YX63918020"]);
        Assert.Equal((SignatureDigest.MessageHash, true, false), (options.Digest, options.AcceptUnverifiedFormat, options.SignLabels));
    }

    private static ShangMiOptions Read(Action<ShangMiOptions> configure, IConfiguration? configuration = null)
    {
        var services = new ServiceCollection();
        if (configuration is not null)
        {
            services.AddSingleton(configuration);
        }

        services.AddGenAiCompliance(Some.InternalService).AddLabeling().AddShangMi(configure);
        using ServiceProvider provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptions<ShangMiOptions>>().Value;
    }
}
