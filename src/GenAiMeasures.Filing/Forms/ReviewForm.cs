namespace GenAiMeasures.Filing;

// 干预策略: method and scope of input and of result, each for itself.
internal sealed record ReviewForm
{
    public string? InputMethod { get; init; }

    public string? InputScope { get; init; }

    public string? ResultMethod { get; init; }

    public string? ResultScope { get; init; }

    public string? MachineOrHuman { get; init; }
}
