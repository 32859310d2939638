using System.Globalization;
using System.Text;

namespace GenAiMeasures.Filing;

internal sealed class IncidentSection(IIncidentService? incidents = null) : IDossierSection
{
    public string Id => "incidents";

    public string TitleChinese => "违法内容与违法使用处置";

    public string TitleEnglish => "Incidents";

    public IReadOnlyList<string> Duties { get; } = ["IM-14-1-REMOVE", "IM-14-1-RECTIFY", "IM-14-1-REPORT", "IM-14-2-REPORT", "CSL-49-DISPOSE", "INCIDENT-REPORT"];

    public async ValueTask<DossierContent> WriteAsync(CancellationToken cancellationToken = default)
    {
        if (incidents is null)
        {
            return new DossierContent("没有事件登记。\n", [], ["没有事件登记：未启用存储。"]);
        }

        List<Incident> all = await incidents.ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        var text = new MarkdownText();
        text.Line("事件自发现起开立，停止、消除、整改、报告等步骤未齐不得办结。");
        text.Table(
            ["类别", "总数", "已办结", "未办结", "已报告", "判断无须报告"],
            all.GroupBy(i => i.Kind).OrderBy(g => g.Key).Select(g => (string?[])
            [
                KindOf(g.Key), Count(g, _ => true), Count(g, i => i.IsClosed), Count(g, i => !i.IsClosed), Count(g, i => i.Has(IncidentStep.Reported)), Count(g, i => i.Has(IncidentStep.NotReportable)),
            ]));
        string[] gaps = [.. all.Where(i => !i.IsClosed).Select(i => $"事件 {i.Id} 未办结，缺少步骤：{string.Join('、', i.Missing)}。")];
        return new DossierContent(text.ToString(), [new DossierAttachment("incidents.csv", "text/csv", Encoding.UTF8.GetBytes("\uFEFF" + Csv(all)))], gaps);
    }

    private static string Csv(List<Incident> all)
    {
        var csv = new StringBuilder();
        CsvText.AppendLine(csv, ["编号", "类别", "风险代码", "开立时间", "步骤", "是否办结"]);
        foreach (Incident incident in all)
        {
            CsvText.AppendLine(csv,
            [
                incident.Id, KindOf(incident.Kind), incident.Risk ?? "", Beijing.Minute(incident.OpenedAt),
                string.Join("；", incident.Steps.Select(s => $"{Beijing.Minute(s.At)} {s.Step}")), incident.IsClosed ? "是" : "否",
            ]);
        }

        return csv.ToString();
    }

    private static string Count(IEnumerable<Incident> incidents, Func<Incident, bool> which) => incidents.Count(which).ToString(CultureInfo.InvariantCulture);

    private static string KindOf(IncidentKind kind) => kind switch
    {
        IncidentKind.IllegalContent => "违法内容",
        IncidentKind.LabelFailure => "标识失败",
        IncidentKind.UserConduct => "违法使用",
        IncidentKind.Security => "网络安全事件",
        _ => kind.ToString(),
    };
}
