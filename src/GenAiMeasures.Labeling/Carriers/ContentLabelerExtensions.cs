namespace GenAiMeasures.Labeling;

/// <summary>What is made of reading and writing a label: passing content on, and carrying a label over a re-encoding.</summary>
public static class ContentLabelerExtensions
{
    /// <summary>Writes the propagator's three fields into the label of a content and leaves the producer's as they are (Labeling Measures Art. 6).</summary>
    /// <param name="labeler">The labeler.</param>
    /// <param name="content">The content, with a label.</param>
    /// <param name="propagator">Name or code of the provider that spreads it.</param>
    /// <param name="propagateId">Its unique number of the content.</param>
    /// <param name="options">How.</param>
    /// <returns>The content with its label, and what was done.</returns>
    /// <exception cref="LabelWriteException">There is no label, or it cannot be written.</exception>
    /// <exception cref="ArgumentException">A value is empty or holds a character that labels do not have.</exception>
    public static LabeledContent Propagate(
        this IContentLabeler labeler, ReadOnlyMemory<byte> content, string propagator, string propagateId, LabelWriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(labeler);
        AigcLabel label = Require(labeler.Read(content, options?.FileName));
        return labeler.Write(content, label.Propagate(propagator, propagateId), options);
    }

    /// <summary>Writes the propagator's three fields into the label of a file and leaves the producer's as they are (Labeling Measures Art. 6).</summary>
    /// <param name="labeler">The labeler.</param>
    /// <param name="path">The file, with a label.</param>
    /// <param name="propagator">Name or code of the provider that spreads it.</param>
    /// <param name="propagateId">Its unique number of the content.</param>
    /// <param name="options">How.</param>
    /// <param name="outputPath">Another file to write to. Default: the file itself.</param>
    /// <param name="cancellationToken">Cancels; the file is as it was then.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="LabelWriteException">There is no label, or it cannot be written.</exception>
    /// <exception cref="ArgumentException">A value is empty or holds a character that labels do not have.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static Task<LabelWriteReport> PropagateFileAsync(
        this IContentLabeler labeler,
        string path,
        string propagator,
        string propagateId,
        LabelWriteOptions? options = null,
        string? outputPath = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(labeler);
        AigcLabel label = Require(labeler.ReadFile(path));
        return labeler.WriteFileAsync(path, label.Propagate(propagator, propagateId), options, outputPath, cancellationToken);
    }

    /// <summary>Carries the label of an original over to what a tool made of it, because nearly every tool drops it. The formats may differ.</summary>
    /// <param name="labeler">The labeler.</param>
    /// <param name="original">The content with the label.</param>
    /// <param name="target">The content that takes it.</param>
    /// <param name="options">How.</param>
    /// <returns>The target with the label. A note <c>stale_reserved_codes</c> says when the label carries integrity data of the original.</returns>
    /// <exception cref="LabelWriteException">The original has no label, or the target cannot take it.</exception>
    public static LabeledContent Transplant(
        this IContentLabeler labeler, ReadOnlyMemory<byte> original, ReadOnlyMemory<byte> target, LabelWriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(labeler);
        AigcLabel label = Require(labeler.Read(original));
        LabeledContent written = labeler.Write(target, label, options);
        if (label.ReservedCode1.Length == 0 && label.ReservedCode2.Length == 0)
        {
            return written;
        }

        var stale = new LabelNote(
            "stale_reserved_codes",
            "The reserved codes may bind the original's bytes and then do not fit the new content.",
            "预留字段可能绑定原文件内容，重新编码后可能已失效。");
        return written with { Report = written.Report with { Notes = written.Report.Notes.Add(stale) } };
    }

    private static AigcLabel Require(LabelReadResult read) => read.Label ?? throw new LabelWriteException(
        read.State == LabelState.None ? LabelFailure.NoLabel : LabelFailure.Damaged,
        read.Format,
        read.State == LabelState.None
            ? "The content holds no label that could be passed on. Write one first."
            : "The content cannot be read, so no label can be passed on" + CarrierRead.Because(read) + ".");
}
