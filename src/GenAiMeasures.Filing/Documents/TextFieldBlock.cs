namespace GenAiMeasures.Filing;

// A field whose value is running text.
internal sealed record TextFieldBlock(DocumentField Field) : DocumentBlock
{
    internal TextFieldBlock(string name, string? value)
        : this(new DocumentField(name, value))
    {
    }

    internal override IEnumerable<DocumentField> Fields => [Field];
}
