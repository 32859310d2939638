using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>Generators of images and speech outside of a chat.</summary>
public class GeneratorTests
{
    [Fact]
    public async Task A_generated_image_is_marked_labelled_and_recorded()
    {
        var markers = new TestMarkers();
        await using TestHost host = Create(markers);
        using IImageGenerator generator = new FakeImages(new DataContent(MediaLabelTests.Png, "image/png"), new TextContent("revised prompt"))
            .AsBuilder().UseGenAiLabeling().Build(host.Services);

        ImageGenerationResponse response;
        using (host.Services.GetRequiredService<IComplianceScope>().Begin(Some.Subject))
        {
            response = await generator.GenerateAsync(new ImageGenerationRequest("a cat"), new ImageGenerationOptions { ModelId = "m-1" });
        }

        Assert.Null(response.RawRepresentation);
        var image = Assert.IsType<DataContent>(response.Contents[0]);
        Assert.Equal("revised prompt", Assert.IsType<TextContent>(response.Contents[1]).Text);
        AigcLabel label = new ContentLabeler().Read(image.Data).Label!;
        MediaGenerated record = Assert.Single(host.Store.Records<MediaGenerated>());
        Assert.Equal(("image", "m-1", 0, record.Exchange + "-1"), (record.Generator, record.Model, record.Withheld, label.ProduceId));
        Assert.Equal(await host.Services.GetRequiredService<ILedger>().GetPseudonymAsync(Some.Subject), record.Subject);
        Assert.Equal([new LabelFact("explicit", "image"), new LabelFact("implicit", "png", label.ProduceId)], record.Labels);
        Assert.Equal(1, markers.Images);
    }

    [Fact]
    public async Task An_image_that_cannot_be_labelled_is_withheld_and_counted()
    {
        await using TestHost host = Create(new TestMarkers());
        using IImageGenerator generator = new FakeImages(new UriContent("https://example.com/a.png", "image/png")).AsBuilder().UseGenAiLabeling().Build(host.Services);

        ImageGenerationResponse response = await generator.GenerateAsync(new ImageGenerationRequest("a cat"));

        var error = Assert.IsType<ErrorContent>(Assert.Single(response.Contents));
        Assert.Equal("label_unavailable", error.ErrorCode);
        Assert.Equal("生成的文件无法添加标识，未予提供。 The generated file could not be labelled and was not delivered.", error.Message);
        Assert.Equal(1, Assert.Single(host.Store.Records<MediaGenerated>()).Withheld);
    }

    [Fact]
    public async Task An_explicit_setting_releases_it_and_the_record_says_so()
    {
        await using TestHost host = Create(new TestMarkers(), o => o.UnlabelledMedia = UnlabelledMedia.ReleaseAndRecord);
        var link = new UriContent("https://example.com/a.png", "image/png");
        using IImageGenerator generator = new FakeImages(link).AsBuilder().UseGenAiLabeling().Build(host.Services);

        ImageGenerationResponse response = await generator.GenerateAsync(new ImageGenerationRequest("a cat"));

        Assert.Same(link, Assert.Single(response.Contents));
        Assert.Equal([new LabelFact("unlabelled", "image/png")], Assert.Single(host.Store.Records<MediaGenerated>()).Labels);
    }

    [Fact]
    public async Task What_cannot_be_recorded_is_not_given_out()
    {
        await using TestHost host = Create(new TestMarkers());
        host.Store.CommitError = _ => new IOException("full");
        using IImageGenerator generator = new FakeImages(new DataContent(MediaLabelTests.Png, "image/png")).AsBuilder().UseGenAiLabeling().Build(host.Services);

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => generator.GenerateAsync(new ImageGenerationRequest("a cat")));
    }

    [Fact]
    public async Task Streamed_pieces_are_joined_labelled_and_given_out_once_before_the_session_closes()
    {
        var markers = new TestMarkers();
        await using TestHost host = Create(markers);
        using ITextToSpeechClient client = new FakeSpeech(MediaLabelTests.Png).AsBuilder().UseGenAiLabeling().Build(host.Services);

        List<TextToSpeechResponseUpdate> updates = [];
        await foreach (TextToSpeechResponseUpdate update in client.GetStreamingAudioAsync("hello"))
        {
            updates.Add(update);
        }

        Assert.Equal(
            [TextToSpeechResponseUpdateKind.SessionOpen, TextToSpeechResponseUpdateKind.AudioUpdated, TextToSpeechResponseUpdateKind.SessionClose],
            updates.Select(u => u.Kind));
        var sound = Assert.IsType<DataContent>(Assert.Single(updates[1].Contents));
        MediaGenerated record = Assert.Single(host.Store.Records<MediaGenerated>());
        Assert.Equal(record.Exchange + "-1", new ContentLabeler().Read(sound.Data).Label!.ProduceId);
        Assert.Equal(("speech", "voice-1", 1), (record.Generator, record.Model, markers.Sounds));
        Assert.Equal(new LabelFact("explicit", "audio"), record.Labels[0]);
    }

    [Fact]
    public async Task Speech_that_is_not_streamed_is_labelled_alike()
    {
        await using TestHost host = Create(new TestMarkers());
        using ITextToSpeechClient client = new FakeSpeech(MediaLabelTests.Png).AsBuilder().UseGenAiLabeling().Build(host.Services);

        TextToSpeechResponse response = await client.GetAudioAsync("hello");

        Assert.Equal(LabelState.Found, new ContentLabeler().Read(((DataContent)Assert.Single(response.Contents)).Data).State);
        Assert.Equal("voice-1", response.ModelId);
        Assert.Null(response.RawRepresentation);
    }

    private static TestHost Create(TestMarkers markers, Action<LabelingOptions>? configure = null) => TestHost.Create(
        FakeChatClient.Saying("x"),
        o => o.Provider.CreditCode = Some.CreditCode,
        b =>
        {
            b.AddLabeling(configure);
            b.Services.AddSingleton<IImageMarker>(markers);
            b.Services.AddSingleton<IAudioMarker>(markers);
        });

    private sealed class FakeImages(params AIContent[] contents) : IImageGenerator
    {
        public Task<ImageGenerationResponse> GenerateAsync(
            ImageGenerationRequest request, ImageGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new ImageGenerationResponse([.. contents]) { RawRepresentation = contents });

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }

    // the bytes are those of a file that can be labelled; what they are is not this test's matter
    private sealed class FakeSpeech(byte[] file) : ITextToSpeechClient
    {
        public Task<TextToSpeechResponse> GetAudioAsync(string text, TextToSpeechOptions? options = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(new TextToSpeechResponse([new DataContent(file, "audio/wav")]) { ModelId = "voice-1", RawRepresentation = file });

        public async IAsyncEnumerable<TextToSpeechResponseUpdate> GetStreamingAudioAsync(
            string text, TextToSpeechOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            yield return new TextToSpeechResponseUpdate { Kind = TextToSpeechResponseUpdateKind.SessionOpen };
            foreach (byte[] piece in file.Chunk(20))
            {
                yield return new TextToSpeechResponseUpdate([new DataContent(piece, "audio/wav")]) { Kind = TextToSpeechResponseUpdateKind.AudioUpdating, ModelId = "voice-1" };
            }

            yield return new TextToSpeechResponseUpdate { Kind = TextToSpeechResponseUpdateKind.SessionClose };
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
