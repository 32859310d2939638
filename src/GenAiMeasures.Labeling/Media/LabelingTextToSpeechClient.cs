using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Labeling;

internal sealed class LabelingTextToSpeechClient(ITextToSpeechClient inner, GeneratedMedia media) : DelegatingTextToSpeechClient(inner)
{
    public override async Task<TextToSpeechResponse> GetAudioAsync(
        string text, TextToSpeechOptions? options = null, CancellationToken cancellationToken = default)
    {
        Subject? subject = media.Subject();
        TextToSpeechResponse response = await base.GetAudioAsync(text, options, cancellationToken);

        // a new response: the raw one holds the sound without its label
        return new TextToSpeechResponse(await media.FinishAsync("speech", response.ModelId, response.Contents, subject, cancellationToken))
        {
            ResponseId = response.ResponseId,
            ModelId = response.ModelId,
            Usage = response.Usage,
            AdditionalProperties = response.AdditionalProperties,
        };
    }

    public override IAsyncEnumerable<TextToSpeechResponseUpdate> GetStreamingAudioAsync(
        string text, TextToSpeechOptions? options = null, CancellationToken cancellationToken = default) =>
        StreamAsync(text, options, media.Subject(), cancellationToken);

    // A label in the metadata belongs to the whole file: the pieces are held until the stream has ended, joined, labelled and
    // given out as one update. What holds no sound passes at once.
    private async IAsyncEnumerable<TextToSpeechResponseUpdate> StreamAsync(
        string text, TextToSpeechOptions? options, Subject? subject, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var sound = new SpokenStream();
        TextToSpeechResponseUpdate? last = null;
        TextToSpeechResponseUpdate? closing = null;
        await foreach (TextToSpeechResponseUpdate update in base.GetStreamingAudioAsync(text, options, cancellationToken))
        {
            if (sound.Take(update))
            {
                last = update;
            }
            else if (last is not null && update.Kind == TextToSpeechResponseUpdateKind.SessionClose)
            {
                closing = update;
            }
            else
            {
                yield return update;
            }
        }

        if (last is not null)
        {
            yield return new TextToSpeechResponseUpdate(await media.FinishAsync("speech", last.ModelId, sound.Join(), subject, cancellationToken))
            {
                Kind = TextToSpeechResponseUpdateKind.AudioUpdated,
                ResponseId = last.ResponseId,
                ModelId = last.ModelId,
                AdditionalProperties = last.AdditionalProperties,
            };
        }

        if (closing is not null)
        {
            yield return closing;
        }
    }
}
