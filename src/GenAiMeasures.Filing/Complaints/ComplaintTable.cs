using System.Globalization;
using System.Text;

namespace GenAiMeasures.Filing;

/// <summary>The register of complaints as a table, with the columns of Interim Measures Art. 15 in Chinese.</summary>
public static class ComplaintTable
{
    /// <summary>Gets the column titles.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        ["编号", "时间", "渠道", "类型", "内容", "内容编号（ProduceID）", "交互编号", "承诺时限（工作日）", "最迟反馈日", "受理时间", "处理措施", "反馈时间", "是否超期", "是否上报", "状态"];

    /// <summary>Makes the cells of one complaint, in the order of <see cref="Columns"/>; times are in Asia/Shanghai.</summary>
    /// <param name="complaint">The complaint.</param>
    /// <param name="now">The present, against which what is open is late.</param>
    /// <returns>The cells.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="complaint"/> is <see langword="null"/>.</exception>
    public static IReadOnlyList<string> Row(Complaint complaint, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(complaint);
        return
        [
            complaint.Id,
            Beijing.Minute(complaint.ReceivedAt),
            complaint.Channel,
            KindOf(complaint.About),
            complaint.Text ?? "（已删除）",
            complaint.ProduceId ?? "",
            complaint.Exchange ?? "",
            complaint.PromisedWorkingDays?.ToString(CultureInfo.InvariantCulture) ?? "未公布",
            complaint.DueOn is { } day ? Beijing.Day(day) + (complaint.Certainty == CalendarCertainty.Provisional ? "（待定）" : "") : "",
            complaint.AcceptedAt is { } accepted ? Beijing.Minute(accepted) : complaint.Has(ComplaintStep.Declined) ? "不予受理" : "",
            string.Join("；", complaint.Steps.Where(s => s.Step is ComplaintStep.Handled or ComplaintStep.Declined).Select(s => s.Reference is null ? s.Detail : $"{s.Detail}（{s.Reference}）")),
            complaint.AnsweredAt is { } answered ? Beijing.Minute(answered) : "",
            complaint.DueOn is null ? "无公布时限" : complaint.IsLate(now) ? "是" : "否",
            complaint.IsReported ? "是" : "否",
            complaint.IsOpen ? "处理中" : "已办结",
        ];
    }

    /// <summary>Writes complaints as CSV (RFC 4180), a title line first. A cell that a spreadsheet would run is quoted by an apostrophe.</summary>
    /// <param name="complaints">The complaints.</param>
    /// <param name="now">The present.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="complaints"/> is <see langword="null"/>.</exception>
    public static string ToCsv(IEnumerable<Complaint> complaints, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(complaints);
        var text = new StringBuilder();
        CsvText.AppendLine(text, Columns);
        foreach (Complaint complaint in complaints)
        {
            CsvText.AppendLine(text, Row(complaint, now));
        }

        return text.ToString();
    }

    internal static string KindOf(ComplaintKind kind) => kind switch
    {
        ComplaintKind.Content => "内容",
        ComplaintKind.Privacy => "隐私",
        ComplaintKind.IntellectualProperty => "知识产权",
        ComplaintKind.Minors => "未成年人",
        ComplaintKind.Label => "标识",
        ComplaintKind.Account => "账号",
        _ => "其他",
    };
}
