namespace GenAiMeasures.Labeling;

// Puts the visible line into a document and finds it there again; everything else of the document stays.
internal static class VisibleLine
{
    internal static Result Write(ReadOnlyMemory<byte> content, VisibleLineOptions line, LabelWriteOptions options)
    {
        string format = "unknown";
        try
        {
            VisibleDocument document = Open(content, line.Text, options.FileName, out format) ?? throw Refuse(format);
            format = document.Format;
            bool isChanged = false;
            foreach (DocumentEnd end in line.Ends)
            {
                if (!document.Holds(end))
                {
                    document.Insert(end);
                    isChanged = true;
                }
            }

            if (!isChanged)
            {
                return new Result(content, format);
            }

            if (document.IsSigned && options.Signature == SealPolicy.Refuse)
            {
                throw new LabelWriteException(
                    LabelFailure.Sealed, format, $"The visible line would break the digital signature of the {format} content, and the options refuse that. Label first, sign last.");
            }

            return Confirm(document.ToArray(), line, options.FileName, format);
        }
        catch (DamagedContentException damage)
        {
            throw new LabelWriteException(damage.Failure, format, $"The {format} content cannot take a visible line: {damage.Note.English.TrimEnd('.')}.");
        }
    }

    private static Result Confirm(byte[] written, VisibleLineOptions line, string? fileName, string format)
    {
        VisibleDocument? again = Open(written, line.Text, fileName, out _);
        foreach (DocumentEnd end in line.Ends)
        {
            if (again is null || again.Format != format || !again.Holds(end))
            {
                throw new LabelWriteException(
                    LabelFailure.NotReadBack, format, $"The visible line that was put into the {format} content was not found there again. The original is as it was.");
            }
        }

        return new Result(written, format);
    }

    // null: no text document
    private static VisibleDocument? Open(ReadOnlyMemory<byte> content, string text, string? fileName, out string format)
    {
        var source = new MemorySource(content);
        LabelCarrier? carrier = LabelCarriers.Find(source, fileName);
        format = carrier?.Format ?? "unknown";
        return carrier switch
        {
            MarkdownCarrier or TextCarrier => TextDocument.Open(source, format, text, fileName),
            HtmlCarrier => new HtmlDocument(source, text),
            OoxmlCarrier => OfficeDocument.Open(source, text),
            PdfCarrier => new PdfDocument(source),
            _ => null,
        };
    }

    private static LabelWriteException Refuse(string format) => new(
        format == "unknown" ? LabelFailure.UnknownFormat : LabelFailure.Unsupported,
        format,
        $"No visible line can be put into {format} content here: it goes into plain text, Markdown, HTML, DOCX, XLSX, PPTX and PDF.");

    internal readonly record struct Result(ReadOnlyMemory<byte> Content, string Format);
}
