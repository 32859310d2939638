using System.Text;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Labeling;

// Labels one file: the explicit label into what people see or hear, then the implicit one into the metadata, last, so that
// nothing drops it again. A file for which either is missing is not labelled.
internal sealed class MediaLabeler(
    LabelPolicy policy, IContentLabeler labeler, LabelingLog log, IImageMarker? images = null, IAudioMarker? audio = null)
{
    // Returns null when the file cannot be labelled.
    internal async ValueTask<LabelledMedia?> LabelAsync(DataContent file, MediaRun run, CancellationToken cancellationToken)
    {
        try
        {
            ReadOnlyMemory<byte> bytes = file.Data;
            string? mark = null;
            if (run.Marks)
            {
                (bytes, mark) = await MarkAsync(file, cancellationToken);
                if (mark is null)
                {
                    log.NoMarker(file.MediaType);
                    return null;
                }
            }

            return mark == LabelPlaces.TextOnly ? Explicit(file, bytes) : Implicit(file, bytes, mark, run);
        }
        catch (LabelWriteException exception)
        {
            log.NotLabelled(exception.Format, exception.Failure);
            return null;
        }
    }

    // the marked bytes and the kind of mark; no kind when there is nobody who can mark it
    private async ValueTask<(ReadOnlyMemory<byte> Bytes, string? Mark)> MarkAsync(DataContent file, CancellationToken cancellationToken)
    {
        if (file.HasTopLevelMediaType("image"))
        {
            return images is null ? (file.Data, null) : (images.Mark(file.Data).Content, LabelPlaces.Image);
        }

        if (file.HasTopLevelMediaType("audio"))
        {
            // Labeling Measures Art. 4: in the sound, or conspicuously in the interface around it
            return policy.Options.Place == ExplicitPlace.Interface ? (file.Data, LabelPlaces.Of(ExplicitPlace.Interface))
                : audio is null ? (file.Data, null)
                : (await audio.MarkAsync(file.Data, cancellationToken), LabelPlaces.Audio);
        }

        return file.MediaType switch
        {
            "text/plain" => (Prefix(file.Data), LabelPlaces.TextOnly),
            "text/markdown" => (Prefix(file.Data), LabelPlaces.Of(ExplicitPlace.Start)),
            _ => (file.Data, null),
        };
    }

    // a plain text has no place for metadata: the explicit label is all it can carry
    private static LabelledMedia Explicit(DataContent file, ReadOnlyMemory<byte> bytes) =>
        new(Copy(file, bytes), [new LabelFact(LabelPlaces.Explicit, "txt")]);

    private LabelledMedia Implicit(DataContent file, ReadOnlyMemory<byte> bytes, string? mark, MediaRun run)
    {
        AigcLabel label = policy.Produce(run.Exchange, run.NextItem());
        LabeledContent written = labeler.Write(bytes, label, new LabelWriteOptions { FileName = file.Name ?? NameOf(file.MediaType) });
        var fact = new LabelFact(LabelPlaces.Implicit, written.Report.Format, label.ProduceId);
        return new(Copy(file, written.Content), mark is null ? [fact] : [new LabelFact(LabelPlaces.Explicit, mark), fact]);
    }

    private ReadOnlyMemory<byte> Prefix(ReadOnlyMemory<byte> text)
    {
        byte[] label = Encoding.UTF8.GetBytes(policy.Texts.Wording + "\n\n");
        ReadOnlySpan<byte> mark = Encoding.UTF8.Preamble;
        int at = text.Span.StartsWith(mark) ? mark.Length : 0;
        return (byte[])[.. text.Span[..at], .. label, .. text.Span[at..]];
    }

    // what cannot be told by content
    private static string? NameOf(string mediaType) => mediaType == "text/markdown" ? "content.md" : null;

    private static DataContent Copy(DataContent file, ReadOnlyMemory<byte> bytes) => new(bytes, file.MediaType)
    {
        Name = file.Name,
        Annotations = file.Annotations,
        AdditionalProperties = file.AdditionalProperties,
    };
}
