namespace GenAiMeasures.Labeling;

/// <summary>
/// One file format that carries a label. How to add one:
/// <list type="number">
/// <item>Make a folder <c>Carriers/&lt;Format&gt;</c> with a <c>sealed</c> carrier that has no state, and add it to <see cref="LabelCarriers"/>.</item>
/// <item><see cref="Matches"/> decides by content. A file name may decide only where content cannot.</item>
/// <item><see cref="Read"/> walks the whole structure (never the media data), hands every candidate text to the <see cref="CarrierRead"/>
/// (<c>AddText</c>, <c>AddXmp</c>, <c>AddExif</c>, or <c>AddUnknown</c> for blocks it does not understand, so that a damaged label is not taken for
/// none), and throws <see cref="DamagedContentException"/> where the structure breaks off. A truncated content has to throw.</item>
/// <item><see cref="Write"/> walks again and tells the <see cref="CarrierWrite.Edits"/> what to replace: the label at the normative place, all
/// other sites removed, sizes, offsets and checksums patched. Everything that no edit names is copied as it is, so nothing can be
/// re-encoded by accident. Edits that overwrite or append make the in-place write.</item>
/// </list>
/// The frame does the rest: detection, state, refusal of damaged contents, seals, reading back before a byte is written, memory,
/// streams and files, report. It gives <see cref="Write"/> only contents that <see cref="Read"/> understood. Offsets and sizes from the content are
/// checked before use: <see cref="ByteSource.Need"/> does. Loops make progress on every turn, recursion is bounded by <see cref="CarrierLimits"/>.
/// </summary>
internal abstract class LabelCarrier
{
    // stable: it stands in results and JSON
    internal abstract string Format { get; }

    // whether the IPTC DigitalSourceType belongs into the packet
    internal virtual bool IsImage => false;

    // whether a practice guide names the place; where none does, no site is called normative
    internal virtual bool HasGuide => true;

    // head: the first bytes, at most LabelCarriers.HeadLength
    internal abstract bool Matches(ReadOnlySpan<byte> head, ByteSource content, string? fileName);

    internal abstract void Read(CarrierRead read);

    internal abstract void Write(CarrierWrite write);
}
