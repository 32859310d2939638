namespace GenAiMeasures.Labeling;

// A document that people read: whether the line stands at one of its ends, and how it gets there.
internal abstract class VisibleDocument
{
    internal abstract string Format { get; }

    internal virtual bool IsSigned => false;

    internal abstract bool Holds(DocumentEnd end);

    internal abstract void Insert(DocumentEnd end);

    internal abstract byte[] ToArray();

    protected static byte[] Apply(ByteSource content, EditList edits)
    {
        var edited = new EditedSource(content, edits);
        byte[] bytes = new byte[edited.Length];
        edited.CopyTo(0, bytes);
        return bytes;
    }
}
