namespace GenAiMeasures.Labeling;

/// <summary>Text that leaves the interface (download, copy, export): the visible line and the embedded label in one call.</summary>
public static class DocumentLabelerExtensions
{
    /// <summary>
    /// Puts the explicit label as a visible line into a text document, and then the implicit one into its metadata (Labeling Measures Art. 4,
    /// last paragraph, and Art. 5; GB 45438-2025 5.1 and 6.1, quoted). For plain text, Markdown, HTML, DOCX, XLSX, PPTX and their variants, and PDF. A line that
    /// stands there is not put in again.
    /// </summary>
    /// <param name="labeler">The labeler.</param>
    /// <param name="content">The document, at most 256 MiB.</param>
    /// <param name="label">The label for the metadata. Plain text has no place for it.</param>
    /// <param name="line">The line. Default: our Chinese wording at the start.</param>
    /// <param name="options">How the embedded label is written; its file name tells plain text from Markdown.</param>
    /// <returns>The document with both, and what was done.</returns>
    /// <exception cref="LabelWriteException">The document is damaged, encrypted, signed, or none that takes a visible line.</exception>
    /// <exception cref="ArgumentException">The wording lacks a mandated element, or the place is none in a document.</exception>
    public static LabeledDocument WriteDocument(
        this IContentLabeler labeler, ReadOnlyMemory<byte> content, AigcLabel label, VisibleLineOptions? line = null, LabelWriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(labeler);
        ArgumentNullException.ThrowIfNull(label);
        line ??= VisibleLineOptions.Default;
        options ??= LabelWriteOptions.Default;
        line.Check();
        VisibleLine.Result visible = VisibleLine.Write(content, line, options);
        if (visible.Format == TextDocument.Plain)
        {
            return new LabeledDocument(visible.Content, visible.Format, line.Place, Report: null);
        }

        LabeledContent written = labeler.Write(visible.Content, label, options);
        return new LabeledDocument(written.Content, visible.Format, line.Place, written.Report with { BytesBefore = content.Length });
    }

    /// <summary>Puts the visible line and the embedded label into a file (see <see cref="WriteDocument"/>). A complete new file takes the old one's place.</summary>
    /// <param name="labeler">The labeler.</param>
    /// <param name="path">The file, at most 256 MiB.</param>
    /// <param name="label">The label for the metadata.</param>
    /// <param name="line">The line. Default: our Chinese wording at the start.</param>
    /// <param name="options">How the embedded label is written.</param>
    /// <param name="outputPath">Another file to write to, which is replaced. Default: the file itself.</param>
    /// <param name="cancellationToken">Cancels; the file is as it was then.</param>
    /// <returns>The document with both, and what was done.</returns>
    /// <exception cref="LabelWriteException">The document is damaged, encrypted, signed, or none that takes a visible line; the file is as it was.</exception>
    /// <exception cref="ArgumentException">The wording lacks a mandated element, or the place is none in a document.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static async Task<LabeledDocument> WriteDocumentFileAsync(
        this IContentLabeler labeler,
        string path,
        AigcLabel label,
        VisibleLineOptions? line = null,
        LabelWriteOptions? options = null,
        string? outputPath = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= LabelWriteOptions.Default;
        if (new FileInfo(path).Length > CarrierLimits.MaxBuffered)
        {
            throw new LabelWriteException(LabelFailure.TooLarge, "unknown", "The document is larger than what is kept in memory (256 MiB), so it takes no visible line here.");
        }

        byte[] content = await File.ReadAllBytesAsync(path, cancellationToken);
        LabeledDocument written = labeler.WriteDocument(content, label, line, options.FileName is null ? options with { FileName = path } : options);
        await LabeledFile.ReplaceAsync(path, outputPath, written.Content, cancellationToken);
        return written;
    }
}
