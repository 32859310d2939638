namespace GenAiMeasures.Labeling;

// PDF: the mark stands on the first or the last page, as an incremental update. What was there keeps its bytes.
internal sealed class PdfDocument : VisibleDocument
{
    private readonly MemorySource _content;
    private readonly PdfFile _file;
    private readonly PdfPages _pages;
    private readonly SortedSet<DocumentEnd> _ends = [];

    internal PdfDocument(MemorySource content)
    {
        _content = content;
        _file = PdfFile.Read(content);
        PdfObject catalog = PdfCarrier.Catalog(_file);
        IsSigned = PdfCarrier.IsSigned(_file, catalog);
        _pages = new PdfPages(_file, catalog);
    }

    internal override string Format => "pdf";

    internal override bool IsSigned { get; }

    internal override bool Holds(DocumentEnd end) => new PdfPageMark(_file, _pages.Find(end)).Holds(end);

    internal override void Insert(DocumentEnd end) => _ends.Add(end);

    internal override byte[] ToArray()
    {
        var append = new PdfAppend(_file);
        PdfPage first = _pages.Find(DocumentEnd.Start);
        PdfPage last = _pages.Find(DocumentEnd.End);
        if (_ends.Count == 2 && first.Number != last.Number)
        {
            new PdfPageMark(_file, first).Put(append, [DocumentEnd.Start]);
            new PdfPageMark(_file, last).Put(append, [DocumentEnd.End]);
        }
        else
        {
            new PdfPageMark(_file, _ends.Contains(DocumentEnd.Start) ? first : last).Put(append, _ends);
        }

        var edits = new EditList(_content.Length);
        edits.Append(append.Finish());
        return Apply(_content, edits);
    }
}
