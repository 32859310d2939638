namespace GenAiMeasures.Filing;

// 产品及功能信息 (algorithm filing D).
internal sealed record ProductForm
{
    public string? Name { get; init; }

    public string? Form { get; init; }

    public string? DisplayForm { get; init; }

    public string? Address { get; init; }

    public string? Audience { get; init; }

    public long? DailyUsers { get; init; }

    public long? MonthlyUsers { get; init; }

    public string? Function { get; init; }

    public string? EntryPath { get; init; }

    public string? AlgorithmUse { get; init; }

    public DateOnly? OnlineOn { get; init; }

    public string? Permits { get; init; }

    public string? InterfaceForm { get; init; }

    public string? Introduction { get; init; }
}
