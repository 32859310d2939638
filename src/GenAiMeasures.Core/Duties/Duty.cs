namespace GenAiMeasures;

/// <summary>One obligation with its article (义务), in our own words.</summary>
public sealed record Duty
{
    /// <summary>Gets the stable id, such as <c>IM-14-1-STOP</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the instrument and article, such as <c>Interim Measures Art. 14(1)</c>.</summary>
    public required string Article { get; init; }

    /// <summary>Gets the title in Chinese.</summary>
    public required string TitleChinese { get; init; }

    /// <summary>Gets the title in English.</summary>
    public required string TitleEnglish { get; init; }

    /// <summary>Gets the duty in our own words in Chinese.</summary>
    public required string Chinese { get; init; }

    /// <summary>Gets the duty in our own words in English.</summary>
    public required string English { get; init; }

    /// <summary>Gets who bears it.</summary>
    public required DutyBearer Bearer { get; init; }

    /// <summary>Gets the weakest coverage with which a service for the public may start without a waiver.</summary>
    public required DutyCoverageKind Minimum { get; init; }

    /// <summary>Gets whether the duty falls away for a service that is not offered to the public in mainland China (Interim Measures Art. 2(3)).</summary>
    public required bool PublicOnly { get; init; }

    /// <summary>Gets where the text is public.</summary>
    public required string Source { get; init; }

    /// <summary>Gets how surely it is known.</summary>
    public required Confidence Confidence { get; init; }
}
