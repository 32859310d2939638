using System.Globalization;
using System.Text;

namespace GenAiMeasures.Filing;

internal sealed class DeadlineSection(IDeadlineService deadlines, TimeProvider time) : IDossierSection
{
    public string Id => "deadlines";

    public string TitleChinese => "期限";

    public string TitleEnglish => "Deadlines";

    public IReadOnlyList<string> Duties { get; } = ["IM-17-FILING", "IM-17-ASSESSMENT", "IM-11-RIGHTS", "INCIDENT-REPORT"];

    public async ValueTask<DossierContent> WriteAsync(CancellationToken cancellationToken = default)
    {
        DateTimeOffset now = time.GetUtcNow();
        List<Deadline> all = await deadlines.ListAsync(new DeadlineQuery { IsOpen = null }, cancellationToken).ToListAsync(cancellationToken);
        Deadline[] open = [.. all.Where(d => d.IsOpen)];
        var text = new MarkdownText();
        text.Line("期限自事件次日起算，工作日按国务院办公厅放假通知计算；遇休息日顺延的，以不顺延的日期为准提示。");
        text.Table(
            ["事项", "依据", "起算", "期限", "状态", "可信度"],
            open.Select(d => (string?[])
            [
                d.About is null ? d.TitleChinese : $"{d.TitleChinese}（{d.About}）", d.Article, Beijing.Minute(d.From), d.DueOn is { } day ? Beijing.Day(day) : Beijing.Minute(d.DueAt),
                d.IsOverdue(now) ? "已逾期" : "进行中", DeadlineText.SureChinese(d),
            ]));
        text.Line(string.Create(CultureInfo.InvariantCulture, $"\n已结束 {all.Count - open.Length} 项，其中曾逾期 {all.Count(d => !d.IsOpen && d.WasOverdue)} 项。"));
        return new DossierContent(
            text.ToString(),
            [new DossierAttachment("deadlines.ics", "text/calendar", Encoding.UTF8.GetBytes(DeadlineCalendarFile.Write(open)))],
            [.. open.Where(d => d.IsOverdue(now)).Select(d => $"期限 {d.Id}（{d.TitleChinese}）已逾期。")]);
    }
}
