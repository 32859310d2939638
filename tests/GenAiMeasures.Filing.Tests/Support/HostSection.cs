namespace GenAiMeasures.Filing.Tests;

/// <summary>A section that a host writes, and that fails when it is told to.</summary>
internal sealed class HostSection(string id) : IDossierSection
{
    public string Id => id;

    public string TitleChinese => "自有部分";

    public string TitleEnglish => "Own section";

    public IReadOnlyList<string> Duties { get; } = ["IM-19-INSPECTION"];

    public Exception? Error { get; set; }

    public string File { get; set; } = "rules.csv";

    public string Content { get; set; } = "a,b\r\n";

    public ValueTask<DossierContent> WriteAsync(CancellationToken cancellationToken = default) => Error is { } error
        ? throw error
        : new(new DossierContent("说明。\n", [new DossierAttachment(File, "text/csv", System.Text.Encoding.UTF8.GetBytes(Content))], []));
}
