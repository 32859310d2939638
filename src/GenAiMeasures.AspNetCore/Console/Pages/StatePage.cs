using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GenAiMeasures.AspNetCore;

// What the health check says, probe by probe: the lexicons, the stores, and what packages add.
internal static class StatePage
{
    internal static Task<ConsoleAnswer> ShowAsync(ConsoleCall call)
    {
        Html table = Layout.Table(
            call.T("组件状态", "State of the parts"),
            [call.T("组件", "Part"), call.T("状态", "State"), call.T("说明", "What it says")],
            call.Context.RequestServices.GetServices<IComplianceHealthProbe>().Select(p => Row(call, p)),
            call.T("没有组件报告状态。", "No part reports its state."));
        Html features = Layout.Table(
            call.T("本控制台能显示什么", "What this console can show"),
            [call.T("功能", "Feature"), call.T("状态", "State"), call.T("启用方法", "How to add it")],
            Features.All(call).Select(f => Html.Of($"<tr><td>{call.T(f.Chinese, f.English)}</td><td>{(f.IsThere ? Layout.Tag(call.T("已启用", "In use"), "good") : Layout.Tag(call.T("未启用", "Not in use"), "plain"))}</td><td class=\"id\">{(f.IsThere ? "" : f.Add)}</td></tr>")),
            "—");
        return Task.FromResult(Layout.Page(call, "/state", call.T("运行状态", "State"), Html.Of($"{table}{features}")));
    }

    private static Html Row(ConsoleCall call, IComplianceHealthProbe probe)
    {
        HealthCheckResult result = probe.Probe();
        (string text, string tone) = result.Status switch
        {
            HealthStatus.Healthy => (call.T("正常", "Healthy"), "good"),
            HealthStatus.Degraded => (call.T("需注意", "Degraded"), "warn"),
            _ => (call.T("异常", "Unhealthy"), "bad"),
        };
        return Html.Of($"<tr><td>{probe.Name}</td><td>{Layout.Tag(text, tone)}</td><td>{result.Description}</td></tr>");
    }
}
