using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace GenAiMeasures.Labeling;

/// <summary>
/// The implicit label (隐式标识) of GB 45438-2025 Annex E: seven strings, plain text, never Base64. Reading is tolerant, writing is exact,
/// and <see cref="Validate"/> judges apart from both. Immutable; two labels are equal when their seven strings are.
/// </summary>
public sealed record AigcLabel
{
    internal const int FieldCount = 7;

    // the longest label text that is looked at: signatures and certificates fit many times over
    internal const int MaxTextLength = 1024 * 1024;

    // raw JSON of each value as it was read, so that what nobody changed is written back byte for byte
    private readonly RawValues? _raw;

    /// <summary>Gets <c>Label</c> (生成合成标签): <c>1</c> generated, <c>2</c> possibly, <c>3</c> suspected (Annex E c). The raw value, whatever it is.</summary>
    /// <value>Default: empty.</value>
    public string Label { get; init; } = "";

    /// <summary>Gets <c>ContentProducer</c> (生成合成服务提供者): name or code of the provider that generated the content (Annex E d).</summary>
    /// <value>Default: empty.</value>
    public string ContentProducer { get; init; } = "";

    /// <summary>Gets <c>ProduceID</c> (内容制作编号): that provider's unique number of the content (Annex E e).</summary>
    /// <value>Default: empty.</value>
    public string ProduceId { get; init; } = "";

    /// <summary>Gets <c>ReservedCode1</c> (预留字段1): the producer's own integrity data (Annex E f).</summary>
    /// <value>Default: empty.</value>
    public string ReservedCode1 { get; init; } = "";

    /// <summary>Gets <c>ContentPropagator</c> (内容传播服务提供者): name or code of the provider that spreads the content (Annex E g).</summary>
    /// <value>Default: empty.</value>
    public string ContentPropagator { get; init; } = "";

    /// <summary>Gets <c>PropagateID</c> (内容传播编号): that provider's unique number of the content (Annex E h).</summary>
    /// <value>Default: empty.</value>
    public string PropagateId { get; init; } = "";

    /// <summary>Gets <c>ReservedCode2</c> (预留字段2): the propagator's own integrity data (Annex E i).</summary>
    /// <value>Default: empty.</value>
    public string ReservedCode2 { get; init; } = "";

    /// <summary>Gets the members that the standard does not know, in their order. They are written back after the seven.</summary>
    /// <value>Default: empty.</value>
    public ImmutableArray<LabelMember> UnknownMembers { get; init; } = [];

    /// <summary>Gets the text the label was read from, or <see langword="null"/> for a label that was made.</summary>
    public string? RawText { get; init; }

    /// <summary>Gets how the text differed from the standard's form.</summary>
    public LabelDeviations Deviations { get; init; }

    /// <summary>Gets what the label says, or <see cref="LabelClaim.Unknown"/> when <see cref="Label"/> is none of the three values.</summary>
    public LabelClaim Claim => Label switch
    {
        "1" => LabelClaim.Generated,
        "2" => LabelClaim.Possible,
        "3" => LabelClaim.Suspected,
        _ => LabelClaim.Unknown,
    };

    internal RawValues? Raw
    {
        get => _raw;
        init => _raw = value;
    }

    /// <summary>Makes the label of content that was just generated (first write).</summary>
    /// <param name="producer">Name or code of the provider that serves the public; see <see cref="ProviderCode"/>.</param>
    /// <param name="produceId">Its unique number of the content.</param>
    /// <param name="propagator">What the propagator's fields hold. Default: the same as the producer's, which one reader of the standard quotes from a note to Annex E.</param>
    /// <returns>The label.</returns>
    /// <exception cref="ArgumentException">An argument is empty, or holds a character that <see cref="CanHold"/> does not allow.</exception>
    public static AigcLabel Produce(string producer, string produceId, FirstPropagator propagator = FirstPropagator.SameAsProducer)
    {
        ThrowIfUnfit(producer, nameof(producer));
        ThrowIfUnfit(produceId, nameof(produceId));
        bool same = propagator == FirstPropagator.SameAsProducer;
        return new AigcLabel
        {
            Label = "1",
            ContentProducer = producer,
            ProduceId = produceId,
            ContentPropagator = same ? producer : "",
            PropagateId = same ? produceId : "",
        };
    }

    /// <summary>Reads a label from a text, as tolerantly as real files need it: wrapped, escaped, misspelt, half JSON.</summary>
    /// <param name="text">The text. At most 1,048,576 characters are looked at.</param>
    /// <param name="label">The label; what the text lacks is empty, and <see cref="Deviations"/> says how it differs.</param>
    /// <returns>Whether the text is a label: an object with at least one of the standard's keys besides <c>Label</c>, or the key <c>AIGC</c> around any of them.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out AigcLabel? label)
    {
        label = LabelReader.Read(text, isKeyed: false).Label;
        return label is not null;
    }

    /// <summary>Whether a value may stand in <c>Label</c>, the producer, the propagator and both numbers: printable ASCII without space, quote and backslash, the set that satisfies every reading of Annex E j).</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether it may.</returns>
    public static bool CanHold(ReadOnlySpan<char> value) => !value.ContainsAnyExcept(LabelCharacters.Safe);

    /// <summary>Writes the propagator's three fields and leaves every other value as it is, to the byte (Labeling Measures Art. 6: propagation elements).</summary>
    /// <param name="propagator">Name or code of the provider that spreads the content.</param>
    /// <param name="propagateId">Its unique number of the content.</param>
    /// <param name="reservedCode2">Its own integrity data. Default: empty, because what an earlier propagator left there does not fit the new fields.</param>
    /// <returns>The label.</returns>
    /// <exception cref="ArgumentException"><paramref name="propagator"/> or <paramref name="propagateId"/> is empty, or holds a character that <see cref="CanHold"/> does not allow.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="reservedCode2"/> is <see langword="null"/>.</exception>
    public AigcLabel Propagate(string propagator, string propagateId, string reservedCode2 = "")
    {
        ThrowIfUnfit(propagator, nameof(propagator));
        ThrowIfUnfit(propagateId, nameof(propagateId));
        ArgumentNullException.ThrowIfNull(reservedCode2);
        return this with { ContentPropagator = propagator, PropagateId = propagateId, ReservedCode2 = reservedCode2 };
    }

    /// <summary>Drops what the standard does not know: unknown members, the raw text, and how values were written.</summary>
    /// <returns>The seven strings and nothing else.</returns>
    public AigcLabel Normalize() => this with { UnknownMembers = [], RawText = null, Deviations = LabelDeviations.None, Raw = null };

    /// <summary>Finds what the standard does not allow. Parsing accepts more than this.</summary>
    /// <returns>The problems, errors first; empty when there are none.</returns>
    public IReadOnlyList<LabelProblem> Validate() => LabelValidator.Validate(this);

    /// <summary>Writes the label as the standard's JSON object: compact, seven keys in the order of Annex E, every value a string, ASCII. Values that were read and not changed stand as they were.</summary>
    /// <returns>The bare object, as XMP, tags and document properties hold it.</returns>
    public string ToJson() => LabelWriter.Write(this, wrapped: false, ascii: false);

    /// <summary>Writes the label as <see cref="ToJson"/> does, inside <c>{"AIGC":…}</c>, the form of Annex E b) and of EXIF and PNG text.</summary>
    /// <returns>The wrapped object.</returns>
    public string ToWrappedJson() => LabelWriter.Write(this, wrapped: true, ascii: false);

    /// <inheritdoc/>
    public bool Equals(AigcLabel? other)
    {
        if (other is null)
        {
            return false;
        }

        for (LabelField field = 0; field < (LabelField)FieldCount; field++)
        {
            if (!string.Equals(this[field], other[field], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(
        Label, ContentProducer, ProduceId, ReservedCode1, ContentPropagator, PropagateId, ReservedCode2);

    /// <summary>The JSON of <see cref="ToJson"/>.</summary>
    /// <returns>The bare object.</returns>
    public override string ToString() => ToJson();

    /// <summary>Gets the value of a field.</summary>
    /// <param name="field">The field.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such field.</exception>
    public string this[LabelField field] => field switch
    {
        LabelField.Label => Label,
        LabelField.ContentProducer => ContentProducer,
        LabelField.ProduceId => ProduceId,
        LabelField.ReservedCode1 => ReservedCode1,
        LabelField.ContentPropagator => ContentPropagator,
        LabelField.PropagateId => PropagateId,
        LabelField.ReservedCode2 => ReservedCode2,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "A label has seven fields."),
    };

    // for carriers that hold ASCII or Latin-1 only
    internal string ToAsciiJson(bool wrapped) => LabelWriter.Write(this, wrapped, ascii: true);

    private static void ThrowIfUnfit(string value, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, parameter);
        if (!CanHold(value))
        {
            throw new ArgumentException(
                "The value holds a character outside printable ASCII without space, quote and backslash (GB 45438-2025 Annex E j).", parameter);
        }
    }
}
