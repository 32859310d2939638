namespace GenAiMeasures.Filing;

// A part of a document. Fields names what it asks for, and whether that is there.
internal abstract record DocumentBlock
{
    internal virtual IEnumerable<DocumentField> Fields => [];
}
