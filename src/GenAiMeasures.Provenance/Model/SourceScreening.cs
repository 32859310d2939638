namespace GenAiMeasures.Provenance;

/// <summary>A screening of a source for illegal and unhealthy information (TC260-003 5.1 a).</summary>
public sealed record SourceScreening
{
    /// <summary>Gets when it took place.</summary>
    public ScreeningMoment Moment { get; init; }

    /// <summary>Gets how many items were looked at.</summary>
    public long Size { get; init; }

    /// <summary>Gets how many of them were harmful.</summary>
    public long Harmful { get; init; }

    /// <summary>Gets how it was done.</summary>
    public string? Method { get; init; }

    /// <summary>Gets by whom.</summary>
    public string? By { get; init; }

    /// <summary>Gets the day.</summary>
    public DateOnly? DoneOn { get; init; }
}
