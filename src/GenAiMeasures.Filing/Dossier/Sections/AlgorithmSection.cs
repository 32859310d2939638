using Microsoft.Extensions.Options;

namespace GenAiMeasures.Filing;

// What the settings say of the mechanism. The principle of a model is a thing that people explain.
internal sealed class AlgorithmSection(IOptions<FilingOptions> filing, IOptions<GenAiComplianceOptions> core) : IDossierSection
{
    public string Id => "algorithm";

    public string TitleChinese => "算法机制机理";

    public string TitleEnglish => "The algorithm's mechanism";

    public IReadOnlyList<string> Duties { get; } = ["IM-19-INSPECTION", "ALG-26-DISPLAY"];

    public ValueTask<DossierContent> WriteAsync(CancellationToken cancellationToken = default)
    {
        ProviderProfile provider = core.Value.Provider;
        DocumentField[] fields =
        [
            new("服务名称", provider.ServiceName),
            new("生成内容类型", provider.Modalities.ToString()),
            new("模型和算法概要", filing.Value.Policies.Model),
            new("备案号或者上线编号", provider.ModelFilingNumber),
            new("算法备案编号", provider.AlgorithmFilingNumber),
            new("服务局限", filing.Value.Policies.Limits),
        ];
        var text = new MarkdownText();
        text.Table(["项目", "内容"], fields.Select(f => (string?[])[f.Name, f.Text]));
        text.Line("\n安全机制：输入与输出逐段检查，判定违法时停止生成、停止传输；生成内容添加标识；每次交互留存记录。实际启用情况见“义务清单与覆盖情况”。");
        return new(new DossierContent(text.ToString(), [], [.. fields.Where(f => !f.IsFilled).Select(f => Placeholder.Of(f.Name))]));
    }
}
