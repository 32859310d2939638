namespace GenAiMeasures.Filing;

// A document of a package or report. What it asks for and does not have is printed as a placeholder and counted; its header says that it is a draft.
internal sealed record FilingDocument(string Title, IReadOnlyList<DocumentBlock> Blocks)
{
    internal DocumentCompleteness Completeness
    {
        get
        {
            DocumentField[] fields = [.. Blocks.SelectMany(b => b.Fields)];
            return new DocumentCompleteness(fields.Length, [.. fields.Where(f => !f.IsFilled).Select(f => f.Name)]);
        }
    }

    internal string Header => "自评估草稿，未经审定，不作为合规结论（" + Completeness.Chinese + "）";
}
