namespace GenAiMeasures.Filing;

// A person whom a form names.
internal sealed record PersonForm
{
    public string? Name { get; init; }

    public string? Post { get; init; }

    public string? IdType { get; init; }

    public string? IdNumber { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Duties { get; init; }
}
