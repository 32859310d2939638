using System.Globalization;

namespace GenAiMeasures.Filing;

// what people read of a deadline: the end, the article, and how sure both are
internal static class DeadlineText
{
    internal static string Chinese(Deadline deadline, bool overdue)
    {
        string end = deadline.DueOn is { } day ? $"{Beijing.Day(day)}（含当日）" : $"{Beijing.Minute(deadline.DueAt)}（北京时间）";
        string about = deadline.About is null ? "" : $"（{deadline.About}）";
        return $"{(overdue ? "已逾期" : "期限提醒")}：{deadline.TitleChinese}{about}，期限 {end}。依据：{deadline.Article}；{SureChinese(deadline)}。";
    }

    internal static string English(Deadline deadline, bool overdue)
    {
        string end = deadline.DueOn is { } day ? $"by the end of {Beijing.Day(day)}" : $"by {Beijing.Minute(deadline.DueAt)} (UTC+8)";
        string about = deadline.About is null ? "" : $" ({deadline.About})";
        return $"{(overdue ? "Overdue" : "Due")}: {deadline.TitleEnglish}{about}, {end}. {deadline.Article}; {SureEnglish(deadline)}.";
    }

    internal static string SureChinese(Deadline deadline) =>
        (deadline.Verified ? "期限数字已核对原文" : $"期限数字未核对原文（{ConfidenceChinese(deadline.Confidence)}）")
        + (deadline.Certainty == CalendarCertainty.Provisional ? "，日期待定：所涉年份的放假通知尚未载入" : "");

    internal static string SureEnglish(Deadline deadline) => string.Create(
        CultureInfo.InvariantCulture,
        $"number {(deadline.Verified ? "checked against the text" : "not checked against the text")}, confidence {deadline.Confidence}{(deadline.Certainty == CalendarCertainty.Provisional ? ", date provisional: a year's notice of days off is not loaded" : "")}");

    internal static string ConfidenceChinese(Confidence confidence) => confidence switch
    {
        Confidence.Primary => "已读原文",
        Confidence.Quoted => "公开引文",
        Confidence.Observed => "实际所见",
        Confidence.Secondary => "二手资料",
        Confidence.Memory => "据公开文本记忆",
        _ => "存疑",
    };
}
