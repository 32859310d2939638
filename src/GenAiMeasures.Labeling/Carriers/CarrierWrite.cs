namespace GenAiMeasures.Labeling;

// What a carrier is given to write a label, and where it says what changes.
internal sealed class CarrierWrite(ByteSource content, LabelReadResult before, AigcLabel label, LabelWriteOptions options)
{
    internal ByteSource Content => content;

    // what was read from the content, by the same carrier
    internal LabelReadResult Before => before;

    internal AigcLabel Label => label;

    internal LabelWriteOptions Options => options;

    internal EditList Edits { get; } = new(content.Length);

    // the format's digital signature no longer fits
    internal bool BreaksSignature { get; set; }

    internal List<LabelNote> Notes { get; } = [];

    // whether the packet is to say what kind of image it is in
    internal bool AddsDigitalSourceType => options.DigitalSourceType && label.Claim == LabelClaim.Generated;
}
