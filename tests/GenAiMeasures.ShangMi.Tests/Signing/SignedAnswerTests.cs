using GenAiMeasures.Labeling;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.ShangMi.Tests;

public class SignedAnswerTests
{
    [Theory]
    [InlineData(SignatureDigest.Message)]
    [InlineData(SignatureDigest.MessageHash)]
    public async Task A_streamed_answer_carries_a_signature_that_verifies(SignatureDigest digest)
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, SignedLabels.Key.ToPem());
            await using TestHost host = Create(o =>
            {
                o.SignLabels = true;
                o.AcceptUnverifiedFormat = true;
                o.SigningKeyFile = file;
                o.Digest = digest;
            });

            AigcLabel label = await LabelOfAnswerAsync(host);
            LabelSignatureReport report = host.Services.GetRequiredService<ILabelSignatureVerifier>().Verify(label);

            Assert.Equal((LabelSignatureState.Verified, digest, KeyTrust.InFile), (report.Producer.State, report.Producer.Digest, report.Producer.Trust));
            Assert.Equal("001191110108MA01KP2T5U00000", label.ContentProducer);
            Assert.Empty(label.Validate());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Signing_is_off_by_default()
    {
        await using TestHost host = Create(null);

        AigcLabel label = await LabelOfAnswerAsync(host);

        Assert.Equal("", label.ReservedCode1);
        Assert.Equal("empty", host.Services.GetRequiredService<ILabelSignatureVerifier>().Verify(label).Producer.Code);
    }

    private static TestHost Create(Action<ShangMiOptions>? configure) => TestHost.Create(
        FakeChatClient.Saying("Hello"), o => o.Provider.CreditCode = Some.CreditCode, b => b.AddLabeling().AddShangMi(configure));

    private static async Task<AigcLabel> LabelOfAnswerAsync(TestHost host)
    {
        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();
        Assert.True(AigcLabel.TryParse(updates[^1].AdditionalProperties.Property("AIGC"), out AigcLabel? label));
        return label;
    }
}
