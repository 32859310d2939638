using System.Globalization;
using System.Text;

namespace GenAiMeasures.Filing;

internal sealed class ComplaintSection(IComplaintRegister register, TimeProvider time) : IDossierSection
{
    public string Id => "complaints";

    public string TitleChinese => "投诉、举报登记";

    public string TitleEnglish => "Complaints";

    public IReadOnlyList<string> Duties { get; } = ["IM-15-COMPLAINTS"];

    public async ValueTask<DossierContent> WriteAsync(CancellationToken cancellationToken = default)
    {
        DateTimeOffset now = time.GetUtcNow();
        List<Complaint> all = await register.ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken);

        // what people wrote stays in the register: an inspector who needs it asks for the case
        Complaint[] shown = [.. all.Select(c => c with { Text = c.Text is null ? null : "（留存于登记册）", Contact = null })];
        Complaint[] late = [.. all.Where(c => c.IsLate(now))];
        var text = new MarkdownText();
        text.Line(register.PromisedWorkingDays is { } days
            ? string.Create(CultureInfo.InvariantCulture, $"公布的反馈时限：{days} 个工作日（提供者自定，《暂行办法》未规定天数）。")
            : "没有设置公布的反馈时限。");
        text.Table(
            ["类型", "总数", "处理中", "已反馈", "超期", "已上报"],
            all.GroupBy(c => c.About).OrderBy(g => g.Key).Select(g => (string?[])
            [
                ComplaintTable.KindOf(g.Key), Count(g, _ => true), Count(g, c => c.IsOpen), Count(g, c => c.AnsweredAt is not null), Count(g, c => c.IsLate(now)), Count(g, c => c.IsReported),
            ]));
        List<string> gaps = [.. late.Select(c => $"投诉 {c.Id} 超过公布的反馈时限{(c.AnsweredAt is null ? "，尚未反馈" : "")}。")];
        if (register.PromisedWorkingDays is null)
        {
            gaps.Add(Placeholder.Of("公布的反馈时限"));
        }

        return new DossierContent(
            text.ToString(),
            [
                new DossierAttachment("complaints.csv", "text/csv", Encoding.UTF8.GetBytes("\uFEFF" + ComplaintTable.ToCsv(shown, now))),
                new DossierAttachment(
                    "complaints.xlsx",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    XlsxWriter.Write(new SheetModel(
                        "投诉登记", [.. ComplaintTable.Columns.Select(c => new SheetColumn(c))], shown.Select(c => (IReadOnlyList<SheetValue>)[.. ComplaintTable.Row(c, now).Select(x => (SheetValue)x)])))),
            ],
            gaps);
    }

    private static string Count(IEnumerable<Complaint> complaints, Func<Complaint, bool> which) => complaints.Count(which).ToString(CultureInfo.InvariantCulture);
}
