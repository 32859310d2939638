namespace GenAiMeasures.AspNetCore;

// The vocabulary of the pages, one word a concept, in both languages.
internal static class Words
{
    internal static string Of(ConsoleCall c, DutyCoverageKind kind) => kind switch
    {
        DutyCoverageKind.Enforced => c.T("已落实", "Enforced"),
        DutyCoverageKind.Recorded => c.T("已记录", "Recorded"),
        DutyCoverageKind.Prepared => c.T("已备材料", "Prepared"),
        DutyCoverageKind.Operator => c.T("由运营者履行", "Left to the operator"),
        DutyCoverageKind.Waived => c.T("已豁免", "Waived"),
        _ => c.T("未覆盖", "Uncovered"),
    };

    internal static string Tone(DutyCoverageKind kind) => kind switch
    {
        DutyCoverageKind.Enforced => "good",
        DutyCoverageKind.Recorded or DutyCoverageKind.Prepared => "info",
        DutyCoverageKind.Operator => "plain",
        DutyCoverageKind.Waived => "warn",
        _ => "bad",
    };

    internal static string Of(ConsoleCall c, ExchangeOutcome outcome) => outcome switch
    {
        ExchangeOutcome.Completed => c.T("已完成", "Completed"),
        ExchangeOutcome.Refused => c.T("已拒答", "Refused"),
        ExchangeOutcome.Stopped => c.T("已停止", "Stopped"),
        ExchangeOutcome.Cancelled => c.T("已取消", "Cancelled"),
        ExchangeOutcome.Failed => c.T("失败", "Failed"),
        ExchangeOutcome.Interrupted => c.T("中断", "Interrupted"),
        ExchangeOutcome.Pending => c.T("后台进行", "Pending"),
        _ => c.T("进行中", "Open"),
    };

    internal static string Tone(ExchangeOutcome outcome) => outcome switch
    {
        ExchangeOutcome.Completed => "good",
        ExchangeOutcome.Refused => "warn",
        ExchangeOutcome.Stopped => "bad",
        _ => "plain",
    };

    internal static string Of(ConsoleCall c, Standing standing) => standing switch
    {
        Standing.Good => c.T("正常", "Good"),
        Standing.Warned => c.T("已警示", "Warned"),
        Standing.Restricted => c.T("限制功能", "Restricted"),
        Standing.Suspended => c.T("暂停", "Suspended"),
        _ => c.T("终止", "Terminated"),
    };

    internal static string Tone(Standing standing) => standing switch
    {
        Standing.Good => "good",
        Standing.Warned => "warn",
        _ => "bad",
    };

    internal static string Of(ConsoleCall c, StandingStep step) => step switch
    {
        StandingStep.Warn => c.T("警示", "Warn"),
        StandingStep.Restrict => c.T("限制功能", "Restrict"),
        StandingStep.Suspend => c.T("暂停", "Suspend"),
        StandingStep.Terminate => c.T("终止", "Terminate"),
        StandingStep.Lift => c.T("解除", "Lift"),
        StandingStep.Expire => c.T("到期", "Expire"),
        StandingStep.Appeal => c.T("申诉", "Appeal"),
        StandingStep.RejectAppeal => c.T("驳回申诉", "Reject appeal"),
        _ => step.ToString(),
    };

    internal static string Of(ConsoleCall c, IncidentKind kind) => kind switch
    {
        IncidentKind.IllegalContent => c.T("违法内容", "Illegal content"),
        IncidentKind.LabelFailure => c.T("标识失败", "Label failure"),
        IncidentKind.UserConduct => c.T("使用者违法", "User conduct"),
        IncidentKind.Security => c.T("网络安全", "Network security"),
        _ => kind.ToString(),
    };

    internal static string Of(ConsoleCall c, IncidentStep step) => step switch
    {
        IncidentStep.Found => c.T("发现", "Found"),
        IncidentStep.Stopped => c.T("停止生成、停止传输", "Stopped"),
        IncidentStep.Removed => c.T("消除", "Removed"),
        IncidentStep.RectificationOpened => c.T("整改开始", "Rectification opened"),
        IncidentStep.RegressionFailed => c.T("回归测试未通过", "Regression failed"),
        IncidentStep.Rectified => c.T("整改完成", "Rectified"),
        IncidentStep.Reported => c.T("报告主管部门", "Reported"),
        IncidentStep.NotReportable => c.T("判断无需报告", "Judged not reportable"),
        IncidentStep.Measured => c.T("处置使用者", "Measure against the user"),
        IncidentStep.EvidenceAdded => c.T("补充证据", "Evidence added"),
        IncidentStep.Recurred => c.T("再次发生", "Recurred"),
        IncidentStep.Closed => c.T("办结", "Closed"),
        _ => step.ToString(),
    };

    internal static string Of(ConsoleCall c, SubjectRequestKind kind) => kind switch
    {
        SubjectRequestKind.Access => c.T("查阅", "Access"),
        SubjectRequestKind.Copy => c.T("复制", "Copy"),
        SubjectRequestKind.Correct => c.T("更正", "Correct"),
        SubjectRequestKind.Supplement => c.T("补充", "Supplement"),
        SubjectRequestKind.Delete => c.T("删除", "Delete"),
        SubjectRequestKind.Restrict => c.T("限制处理", "Restrict"),
        _ => kind.ToString(),
    };

    internal static string Of(ConsoleCall c, SubjectRequestStep step) => step switch
    {
        SubjectRequestStep.Submitted => c.T("已受理", "Submitted"),
        SubjectRequestStep.Verified => c.T("身份已核实", "Identity verified"),
        SubjectRequestStep.NotVerified => c.T("身份未核实", "Not verified"),
        SubjectRequestStep.Answered => c.T("已办理", "Answered"),
        SubjectRequestStep.Refused => c.T("已拒绝", "Refused"),
        _ => step.ToString(),
    };

    internal static string Of(ConsoleCall c, ErasureDecision decision) => decision.Action switch
    {
        ErasureAction.Erase => c.T("立即销毁密钥", "Key destroyed now"),
        ErasureAction.Held => c.T("保全中，暂不删除", "Held"),
        _ => c.T("期满前仅存储和保护", "Stored and protected until the term ends"),
    };

    internal static string OfRisk(ConsoleCall c, string risk) =>
        RiskCode.TryParse(risk, out RiskCode code) && RiskCatalog.Find(code) is { } found ? risk + " " + c.T(found.Chinese, found.English) : risk;
}
