namespace GenAiMeasures.AspNetCore;

internal static class DutiesPage
{
    internal static Task<ConsoleAnswer> ShowAsync(ConsoleCall call)
    {
        IDutyCatalog duties = call.Required<IDutyCatalog>();
        Html table = Layout.Table(
            call.T("每项义务、条款、落实方式和依据", "Each duty with its article, how it is covered and by what"),
            [call.T("条款", "Article"), call.T("义务", "Duty"), call.T("落实", "Coverage"), call.T("由谁、如何；或缺口的原因", "By what; or why there is a gap")],
            duties.Coverage.Select(c => Html.Of($"""
                <tr><td>{c.Duty.Article}<br><code>{c.Duty.Id}</code></td><td><strong>{call.T(c.Duty.TitleChinese, c.Duty.TitleEnglish)}</strong><br>{call.T(c.Duty.Chinese, c.Duty.English)}</td><td>{Layout.Tag(Words.Of(call, c.Kind), Words.Tone(c.Kind))}</td><td>{By(call, c)}</td></tr>
                """)),
            "");
        Html body = Html.Of($"""<p class="hint">{call.T("“由运营者履行”的义务不由本程序完成：请在贵单位的制度和材料中落实。", "A duty that is left to the operator is not done by this program: see to it in your own rules and papers.")}</p>{table}""");
        return Task.FromResult(Layout.Page(call, "/duties", call.T("义务", "Duties"), body));
    }

    private static string By(ConsoleCall call, DutyCoverage coverage) => coverage.Kind switch
    {
        DutyCoverageKind.Uncovered => call.T("没有任何组件覆盖；要求至少：", "Nothing covers it; asked for at least: ") + Words.Of(call, coverage.Duty.Minimum),
        DutyCoverageKind.Waived => call.T("豁免理由：", "Waived because: ") + coverage.By,
        DutyCoverageKind.Operator when coverage.By.Length == 0 => call.T("运营者", "the operator"),
        _ => coverage.By,
    };
}
