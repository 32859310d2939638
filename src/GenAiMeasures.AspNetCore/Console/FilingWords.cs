using System.Globalization;
using GenAiMeasures.Filing;

namespace GenAiMeasures.AspNetCore;

// The vocabulary of clocks, complaints, filing and assessment in both languages.
internal static class FilingWords
{
    internal static string Of(ConsoleCall c, Confidence confidence) => confidence switch
    {
        Confidence.Primary => c.T("官方原文", "Official text"),
        Confidence.Quoted => c.T("引用原文", "Quoted"),
        Confidence.Observed => c.T("实际观察", "Observed"),
        Confidence.Secondary => c.T("二手资料", "Secondary"),
        Confidence.Memory => c.T("据记忆待核", "From memory, to be checked"),
        _ => c.T("待查", "Open"),
    };

    internal static string Of(ConsoleCall c, CalendarCertainty certainty) => certainty == CalendarCertainty.Final
        ? c.T("日历已公布", "Final")
        : c.T("日历未公布，暂定", "Provisional: days off not yet announced");

    internal static string Of(ConsoleCall c, DeadlineRuleKind kind) => kind switch
    {
        DeadlineRuleKind.Recurring => c.T("周期性", "Recurring"),
        DeadlineRuleKind.Minimum => c.T("最短留存", "Least time to keep"),
        DeadlineRuleKind.Authority => c.T("主管部门的时限", "The authority's own"),
        _ => c.T("应当办理", "Duty"),
    };

    internal static string Of(ConsoleCall c, DeadlineStep step) => step switch
    {
        DeadlineStep.Started => c.T("起算", "Started"),
        DeadlineStep.Extended => c.T("延期", "Extended"),
        DeadlineStep.Recalculated => c.T("按新日历重算", "Recalculated"),
        DeadlineStep.Overdue => c.T("逾期", "Overdue"),
        DeadlineStep.Met => c.T("已办", "Met"),
        DeadlineStep.Dropped => c.T("撤销", "Cancelled"),
        _ => step.ToString(),
    };

    internal static string Length(ConsoleCall c, DeadlineUnit unit, int length)
    {
        string number = length.ToString(CultureInfo.InvariantCulture);
        return unit switch
        {
            DeadlineUnit.Hours => c.T($"{number} 小时", $"{number} hours"),
            DeadlineUnit.WorkingDays => c.T($"{number} 个工作日", $"{number} working days"),
            DeadlineUnit.CalendarDays => c.T($"{number} 天", $"{number} days"),
            _ => c.T($"{number} 个月", $"{number} months"),
        };
    }

    internal static string Of(ConsoleCall c, ComplaintKind kind) => kind switch
    {
        ComplaintKind.Content => c.T("内容", "Content"),
        ComplaintKind.Privacy => c.T("隐私", "Privacy"),
        ComplaintKind.IntellectualProperty => c.T("知识产权", "Intellectual property"),
        ComplaintKind.Minors => c.T("未成年人", "Minors"),
        ComplaintKind.Label => c.T("标识", "Label"),
        ComplaintKind.Account => c.T("账号", "Account"),
        _ => c.T("其他", "Other"),
    };

    internal static string Of(ConsoleCall c, ComplaintStep step) => step switch
    {
        ComplaintStep.Received => c.T("收到", "Received"),
        ComplaintStep.Accepted => c.T("受理", "Accepted"),
        ComplaintStep.Declined => c.T("不予受理", "Declined"),
        ComplaintStep.Handled => c.T("处理", "Handled"),
        ComplaintStep.Answered => c.T("反馈", "Answered"),
        ComplaintStep.Reported => c.T("上报", "Reported"),
        ComplaintStep.Closed => c.T("办结", "Closed"),
        ComplaintStep.Erased => c.T("应本人请求删除内容", "Text erased at the person's request"),
        _ => step.ToString(),
    };

    internal static string Of(ConsoleCall c, BankKind kind) => kind switch
    {
        BankKind.Content => c.T("生成内容合格率", "Safe answers"),
        BankKind.ShouldRefuse => c.T("应拒答题拒答率", "Refusals of what should be refused"),
        BankKind.MustNotRefuse => c.T("非拒答题拒答率", "Refusals of what must not be refused"),
        _ => kind.ToString(),
    };

    internal static string Of(ConsoleCall c, AssessmentVerdict verdict) => verdict switch
    {
        AssessmentVerdict.Safe => c.T("合格", "Safe"),
        AssessmentVerdict.Unsafe => c.T("不合格", "Unsafe"),
        AssessmentVerdict.Refused => c.T("拒答", "Refused"),
        AssessmentVerdict.Answered => c.T("作答", "Answered"),
        _ => c.T("未判定", "Undecided"),
    };

    internal static string Percent(double share) => (share * 100).ToString("0.00", CultureInfo.InvariantCulture) + "%";
}
