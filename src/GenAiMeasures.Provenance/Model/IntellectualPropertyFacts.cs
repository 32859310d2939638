namespace GenAiMeasures.Provenance;

/// <summary>Intellectual property in a source (GB/T 45652 6.2 c).</summary>
public sealed record IntellectualPropertyFacts
{
    /// <summary>Gets whether it holds protected works.</summary>
    public bool ContainsWorks { get; init; }

    /// <summary>Gets how it was checked.</summary>
    public string? CheckMethod { get; init; }

    /// <summary>Gets when.</summary>
    public DateOnly? CheckedOn { get; init; }

    /// <summary>Gets the responsible person: a staff name or number.</summary>
    public string? Owner { get; init; }

    /// <summary>Gets how the check ended.</summary>
    public CheckResult Result { get; init; }
}
