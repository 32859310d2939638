using System.Collections.Immutable;

namespace GenAiMeasures.Labeling;

/// <summary>What was read from a content. Immutable.</summary>
public sealed record LabelReadResult
{
    /// <summary>Gets the format as its content shows it, such as <c>jpeg</c>, <c>png</c>, <c>docx</c>; <c>unknown</c> when it is none of ours.</summary>
    public required string Format { get; init; }

    /// <summary>Gets the outcome.</summary>
    public required LabelState State { get; init; }

    /// <summary>Gets every place with a label, readable or not, in the order of the content.</summary>
    public ImmutableArray<LabelSite> Sites { get; init; } = [];

    /// <summary>Gets what else is worth knowing, damage first.</summary>
    public ImmutableArray<LabelNote> Notes { get; init; } = [];

    /// <summary>Gets whether the content carries a C2PA manifest. Only its presence is detected; it is not validated.</summary>
    public bool HasC2pa { get; init; }

    /// <summary>Gets whether the content carries a digital signature of its format (PDF, Office). It is not validated.</summary>
    public bool HasSignature { get; init; }

    // the structure broke off: what stands behind is not known
    internal bool IsDamaged { get; init; }

    internal LabelFailure Failure { get; init; }

    /// <summary>Gets the IPTC <c>DigitalSourceType</c> of the XMP packet, or <see langword="null"/> when there is none.</summary>
    public string? DigitalSourceType { get; init; }

    /// <summary>Gets the label that counts: the first at a normative place, otherwise the first.</summary>
    public AigcLabel? Label
    {
        get
        {
            AigcLabel? first = null;
            foreach (LabelSite site in Sites)
            {
                if (site.Label is not null && (site.IsNormative || first is null))
                {
                    if (site.IsNormative)
                    {
                        return site.Label;
                    }

                    first = site.Label;
                }
            }

            return first;
        }
    }

    /// <summary>Gets whether all places say the same and all of them are readable. True when there is no place.</summary>
    public bool Agree
    {
        get
        {
            foreach (LabelSite site in Sites)
            {
                if (site.Label is null || !site.Label.Equals(Sites[0].Label))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
