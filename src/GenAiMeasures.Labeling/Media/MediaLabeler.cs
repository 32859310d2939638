using Microsoft.Extensions.AI;

namespace GenAiMeasures.Labeling;

// Labels one file: the explicit label into what people see or hear, then the implicit one into the metadata, last, so that
// nothing drops it again. A file for which either is missing is not labelled; where the options let it go all the same, it
// goes with the label that could be written, and the record says that it is unlabelled.
internal sealed class MediaLabeler(LabelPolicy policy, IContentLabeler labeler, LabelingLog log, MediaMarker marker, IContentResigner? resigner = null)
{
    private bool Withholds => policy.Options.UnlabelledMedia == UnlabelledMedia.Withhold;

    // Returns null when the file cannot be labelled and has to be withheld.
    internal async ValueTask<LabelledMedia?> LabelAsync(DataContent file, MediaRun run, CancellationToken cancellationToken)
    {
        if (!run.Marks)
        {
            return Implicit(MarkedFile.Of(file, file.Data, LabelPlaces.Omitted), file, run, []) ?? Unlabelled(file);
        }

        MarkedFile? marked = await TryMarkAsync(file, run, cancellationToken);
        if (marked is null)
        {
            return Withholds ? null : Implicit(MarkedFile.Of(file, file.Data, ""), file, run, [new LabelFact(LabelPlaces.Unlabelled, file.MediaType)]) ?? Unlabelled(file);
        }

        // a plain text has no place for metadata: the explicit label is all it can carry
        return marked.Place == LabelPlaces.TextOnly
            ? new LabelledMedia(Copy(file, marked), [new LabelFact(LabelPlaces.Explicit, "txt")])
            : Implicit(marked, file, run, [new LabelFact(LabelPlaces.Explicit, marked.Place)]) ?? Unlabelled(file);
    }

    // what nobody here has the bytes of, or cannot label; null: it is withheld
    internal AIContent? Release(AIContent content, string mediaType, List<LabelFact> facts)
    {
        if (Withholds)
        {
            return null;
        }

        facts.Add(new LabelFact(LabelPlaces.Unlabelled, mediaType));
        return content;
    }

    private LabelledMedia? Unlabelled(DataContent file) =>
        Withholds ? null : new LabelledMedia(file, [new LabelFact(LabelPlaces.Unlabelled, file.MediaType)]);

    private async ValueTask<MarkedFile?> TryMarkAsync(DataContent file, MediaRun run, CancellationToken cancellationToken)
    {
        try
        {
            return await marker.MarkAsync(file, run, cancellationToken);
        }
        catch (LabelWriteException exception)
        {
            log.NotLabelled(exception.Format, exception.Failure);
            return null;
        }
    }

    private LabelledMedia? Implicit(MarkedFile marked, DataContent file, MediaRun run, LabelFact[] facts)
    {
        try
        {
            AigcLabel label = policy.Produce(run.Exchange, run.NextItem());
            LabeledContent written = labeler.Write(marked.Bytes, label, OptionsOf(file));
            return new LabelledMedia(
                Copy(file, marked with { Bytes = written.Content }), [.. facts, new LabelFact(LabelPlaces.Implicit, written.Report.Format, label.ProduceId)]);
        }
        catch (LabelWriteException exception)
        {
            log.NotLabelled(exception.Format, exception.Failure);
            return null;
        }
    }

    // a host that signs again does so for what answers carry, too
    private LabelWriteOptions OptionsOf(DataContent file) => resigner is null
        ? new LabelWriteOptions { FileName = MediaMarker.FileNameOf(file) }
        : new LabelWriteOptions
        {
            FileName = MediaMarker.FileNameOf(file),
            C2pa = SealPolicy.LabelThenResign,
            Signature = SealPolicy.LabelThenResign,
            Resigner = resigner,
        };

    private static DataContent Copy(DataContent file, MarkedFile marked) => new(marked.Bytes, marked.MediaType)
    {
        Name = marked.Name,
        Annotations = file.Annotations,
        AdditionalProperties = file.AdditionalProperties,
    };
}
