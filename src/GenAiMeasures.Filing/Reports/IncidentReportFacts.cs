using System.Globalization;

namespace GenAiMeasures.Filing;

// what the provider's profile and the incident's steps say, by the name that a form's field asks for
internal static class IncidentReportFacts
{
    internal static string? Find(string fact, Incident incident, ProviderProfile provider) => fact switch
    {
        "unit" => provider.Name.Length == 0 ? null : provider.CreditCode.Length == 0 ? provider.Name : $"{provider.Name}（统一社会信用代码 {provider.CreditCode}）",
        "service" => provider.ServiceName.Length == 0 ? null
            : provider.ModelFilingNumber is null ? provider.ServiceName : $"{provider.ServiceName}（备案号或者上线编号 {provider.ModelFilingNumber}）",
        "case" => incident.Id,
        "foundAt" => First(incident, IncidentStep.Found) is { } found ? Beijing.Minute(found.At) + "（北京时间）" : null,
        "foundHow" => First(incident, IncidentStep.Found) is { } found ? (found.Author == "pipeline" ? "本服务内容安全检查自动发现" : found.Detail) : null,
        "description" => First(incident, IncidentStep.Found) is { Author: not "pipeline" } found ? found.Detail : null,
        "category" => Category(incident),
        "spread" => Spread(incident),
        "accounts" => Joined(incident, IncidentStep.Measured),
        "stopped" => First(incident, IncidentStep.Stopped) is { } stopped ? Beijing.Minute(stopped.At) + "（北京时间）" + Latency(stopped) : null,
        "removed" => First(incident, IncidentStep.Removed) is { } removed ? $"{Beijing.Minute(removed.At)}（北京时间）{Retracted(removed)}" : null,
        "rectified" => Rectified(incident),
        "evidence" => Evidence(incident),
        "measures" => Measures(incident),
        "reports" => Reports(incident),
        _ => null,
    };

    private static IncidentStepTaken? First(Incident incident, IncidentStep step) => incident.Steps.FirstOrDefault(s => s.Step == step);

    private static string? Category(Incident incident) => incident.Risk is null ? null
        : RiskCode.TryParse(incident.Risk, out RiskCode risk) && RiskCatalog.Find(risk) is { } entry ? $"{incident.Risk} {entry.Chinese}" : incident.Risk;

    private static string? Spread(Incident incident) => First(incident, IncidentStep.Stopped)?.ReleasedCharacters is { } characters
        ? string.Create(CultureInfo.InvariantCulture, $"一次交互；停止前已向使用者展示 {characters} 个字符")
        : null;

    private static string Latency(IncidentStepTaken stopped) => stopped.StopLatencyMilliseconds is { } latency
        ? string.Create(CultureInfo.InvariantCulture, $"，自判定内容到达至关闭模型输出 {latency:0.0} 毫秒")
        : "";

    private static string Retracted(IncidentStepTaken removed) => removed.RetractedRanges switch
    {
        null => "，" + removed.Detail,
        0 => "，违法内容未曾展示",
        { } ranges => string.Create(CultureInfo.InvariantCulture, $"，撤回已展示内容 {ranges} 处"),
    };

    private static string? Rectified(Incident incident)
    {
        string[] lines =
        [
            .. incident.Steps.Where(s => s.Step is IncidentStep.Rectified or IncidentStep.RegressionFailed).Select(s => string.Create(
                CultureInfo.InvariantCulture, $"{Beijing.Minute(s.At)} 变更 {s.Change}，复测 {s.Passed}/{s.Total} 通过（{s.Reference}）")),
        ];
        return lines.Length == 0 ? null : string.Join('\n', lines);
    }

    private static string? Evidence(Incident incident)
    {
        string[] lines = [.. incident.Steps.Where(s => s.Step == IncidentStep.EvidenceAdded).Select(s => $"{s.Detail}（{s.Reference ?? "未注明存放处"}）SHA-256 {s.Sha256}")];
        return lines.Length == 0 ? null : string.Join('\n', lines);
    }

    private static string? Measures(Incident incident)
    {
        string[] lines =
        [
            .. incident.Steps.Where(s => s.Step is IncidentStep.Stopped or IncidentStep.Removed or IncidentStep.RectificationOpened or IncidentStep.Measured && s.Detail is not null)
                .Select(s => $"{Beijing.Minute(s.At)} {s.Detail}"),
        ];
        return lines.Length == 0 ? null : string.Join('\n', lines);
    }

    private static string? Joined(Incident incident, IncidentStep step)
    {
        string[] lines = [.. incident.Steps.Where(s => s.Step == step).Select(s => $"{Beijing.Minute(s.At)} {s.Detail}{(s.Reference is null ? "" : $"（{s.Reference}）")}")];
        return lines.Length == 0 ? null : string.Join('\n', lines);
    }

    private static string? Reports(Incident incident)
    {
        string[] lines = [.. incident.Steps.Where(s => s.Step == IncidentStep.Reported).Select(s => $"{Beijing.Minute(s.SentAt ?? s.At)} {s.Authority}，{s.Channel}，{s.Reference}")];
        return lines.Length == 0 ? null : string.Join('\n', lines);
    }
}
