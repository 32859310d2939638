namespace GenAiMeasures.Filing;

/// <summary>One statement that an inspection asks for. Read from a data file of this package. Immutable.</summary>
public sealed record DossierRequirement
{
    /// <summary>Gets the stable id, such as <c>im19.source</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the instrument and article.</summary>
    public required string Article { get; init; }

    /// <summary>Gets the duty, by its id in the catalogue.</summary>
    public required string Duty { get; init; }

    /// <summary>Gets what is to be stated, in Chinese.</summary>
    public required string TitleChinese { get; init; }

    /// <summary>Gets the id of the section that states it (<see cref="IDossierSection.Id"/>).</summary>
    public required string Section { get; init; }

    /// <summary>Gets the kinds of record whose latest entries are proven.</summary>
    public required IReadOnlyList<RecordKind> Records { get; init; }

    /// <summary>Gets how surely it is known that this is asked for.</summary>
    public required Confidence Confidence { get; init; }
}
