using Microsoft.Extensions.AI;

namespace GenAiMeasures.Labeling;

// Puts the explicit label into what people see or hear of a file.
internal sealed class MediaMarker(
    LabelPolicy policy, LabelingLog log, IImageMarker? images = null, IAudioMarker? audio = null, IVideoMarker? video = null)
{
    // null when there is nobody who can mark it; a marker that fails throws
    internal async ValueTask<MarkedFile?> MarkAsync(DataContent file, MediaRun run, CancellationToken cancellationToken)
    {
        MarkedFile? marked = file switch
        {
            _ when file.HasTopLevelMediaType("image") => images is null ? null : MarkedFile.Of(file, images.Mark(file.Data).Content, LabelPlaces.Image),
            _ when file.HasTopLevelMediaType("audio") => await MarkSoundAsync(file, run, cancellationToken),
            _ when file.HasTopLevelMediaType("video") => video is null ? null : MarkedFile.Of(file, await video.MarkAsync(file.Data, cancellationToken), LabelPlaces.Video),
            _ => MarkDocument(file),
        };
        if (marked is null)
        {
            log.NoMarker(file.MediaType);
        }

        return marked;
    }

    // what a carrier cannot tell by content
    internal static string? FileNameOf(DataContent file) => Path.HasExtension(file.Name) ? file.Name : file.MediaType switch
    {
        "text/plain" => null,
        "text/markdown" => "content.md",
        "text/html" or "application/xhtml+xml" => "content.html",
        _ when file.HasTopLevelMediaType("text") || file.MediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase) => "content.data",
        _ => null,
    };

    private async ValueTask<MarkedFile?> MarkSoundAsync(DataContent file, MediaRun run, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> bytes = file.Data;
        string mediaType = file.MediaType;
        string? name = file.Name;
        if (BareSound.IsBare(mediaType))
        {
            // the pieces of a stream cannot be told from the whole: only who joined them may make a file of them
            if (!run.HasWholeSounds || BareSound.ToWav(bytes, mediaType, policy.Options.BareSound) is not { } wav)
            {
                return null;
            }

            bytes = wav;
            mediaType = "audio/wav";
            name = name is null ? null : Path.ChangeExtension(name, ".wav");
        }

        // Labeling Measures Art. 4: in the sound, or conspicuously in the interface around it
        return policy.Options.Place == ExplicitPlace.Interface ? new MarkedFile(bytes, mediaType, name, LabelPlaces.Of(ExplicitPlace.Interface))
            : audio is null ? null
            : new MarkedFile(await audio.MarkAsync(bytes, cancellationToken), mediaType, name, LabelPlaces.Audio);
    }

    // A file leaves the interface: its line stands in the file, wherever the app shows the label beside a chat.
    private MarkedFile MarkDocument(DataContent file)
    {
        ExplicitPlace place = policy.Options.Place == ExplicitPlace.Interface ? ExplicitPlace.Start : policy.Options.Place;
        var line = new VisibleLineOptions { Text = policy.Texts.Wording, Place = place };
        VisibleLine.Result written = VisibleLine.Write(file.Data, line, new LabelWriteOptions { FileName = FileNameOf(file) });
        return MarkedFile.Of(file, written.Content, written.Format == TextDocument.Plain ? LabelPlaces.TextOnly : LabelPlaces.Of(place));
    }
}
