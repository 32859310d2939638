using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>A signer in the container is called for the files in answers.</summary>
public class ResignedMediaTests
{
    [Fact]
    public async Task File_in_an_answer_is_signed_again_after_its_label()
    {
        var signer = new Signer();
        await using TestHost host = AnsweredFiles.Create(
            new DataContent(MediaSamples.Read("c2pa/C.jpg"), "image/jpeg"),
            o => o.UnlabelledMedia = UnlabelledMedia.ReleaseAndRecord,
            services: s => s.AddSingleton<IContentResigner>(signer));

        var file = (DataContent)await AnsweredFiles.AskAsync(host, streams: true);

        Assert.Equal(1, signer.Calls);
        Assert.Equal(signer.Signed, file.Data.ToArray());
        Assert.Equal(host.Settled().Exchange + "-1", LabelFiles.Labeler.Read(file.Data).Label!.ProduceId);
    }

    private sealed class Signer : IContentResigner
    {
        public int Calls { get; private set; }

        public byte[] Signed { get; private set; } = [];

        public ReadOnlyMemory<byte> Resign(LabeledContent labelled)
        {
            Calls++;
            Signed = labelled.Content.ToArray();
            Signed[Signed.AsSpan().IndexOf("jumb"u8) + 200] ^= 0x20;
            return Signed;
        }
    }
}
