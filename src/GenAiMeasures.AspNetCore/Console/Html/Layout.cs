namespace GenAiMeasures.AspNetCore;

// The frame around every page.
internal static class Layout
{
    // what an app does not use is not in the way: its address says how to add it
    private static IEnumerable<(string Path, string Chinese, string English)> Places(ConsoleCall call)
    {
        yield return ("/", "概览", "Overview");
        yield return ("/duties", "义务", "Duties");
        yield return ("/incidents", "事件", "Incidents");
        if (Features.HasFiling(call))
        {
            yield return ("/clocks", "期限", "Clocks");
            yield return ("/complaints", "投诉举报", "Complaints");
        }

        yield return ("/standing", "使用者状态", "Standing");
        yield return ("/rights", "个人请求", "Requests");
        foreach (IConsolePage page in call.Services<IConsolePage>())
        {
            yield return (ContributedPages.UrlOf(page), page.TitleChinese, page.TitleEnglish);
        }

        if (Features.HasFiling(call))
        {
            yield return ("/filing", "备案材料", "Filing");
        }

        if (Features.HasAssessments(call))
        {
            yield return ("/assessment", "自评估", "Assessment");
        }

        yield return ("/records", "记录", "Records");
        yield return ("/checkpoints", "检查点", "Checkpoints");
        yield return ("/state", "运行状态", "State");
    }

    internal static ConsoleAnswer Page(ConsoleCall call, string place, string title, Html body, int status = 200)
    {
        Html navigation = Html.Join(Places(call).Select(p => p.Path == place
            ? Html.Of($"""<a href="{call.Url(p.Path)}" aria-current="page">{call.T(p.Chinese, p.English)}</a>""")
            : Html.Of($"""<a href="{call.Url(p.Path)}">{call.T(p.Chinese, p.English)}</a>""")));
        string other = call.IsChinese ? "en" : "zh";
        Html page = Html.Of($"""
            <!DOCTYPE html>
            <html lang="{call.T("zh-CN", "en")}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title} · {call.T("生成式人工智能合规控制台", "GenAI compliance console")}</title>
            <link rel="stylesheet" href="{call.Url("/assets/console.css")}">
            <link rel="icon" href="{call.Url("/assets/icon.svg")}">
            </head>
            <body>
            <a class="skip" href="#main">{call.T("跳到正文", "Skip to content")}</a>
            <header>
            <p class="brand"><span class="mark" aria-hidden="true">规</span> {call.T("合规控制台", "Compliance console")}</p>
            <nav aria-label="{call.T("主导航", "Main")}">{navigation}</nav>
            <p class="who"><span>{call.Operator() ?? call.T("无编号", "no id")}</span> <a href="?lang={other}" lang="{(call.IsChinese ? "en" : "zh-CN")}" hreflang="{other}">{call.T("English", "中文")}</a></p>
            </header>
            <main id="main">
            <h1>{title}</h1>
            {Notice(call)}
            {body}
            </main>
            <footer><p>{call.T("时间均为北京时间。本控制台显示记录的事实，不作合法性结论。", "Times are Beijing time. The console shows what is recorded; it does not say that a service is lawful.")}</p></footer>
            </body>
            </html>

            """);
        return ConsoleAnswer.Page(page, status);
    }

    internal static ConsoleAnswer Message(ConsoleCall call, int status, string title, string text) =>
        Page(call, "", title, Html.Of($"""<p class="note bad" role="alert">{text}</p><p><a href="{call.Url("/")}">{call.T("回到概览", "Back to the overview")}</a></p>"""), status);

    // a form that only those see who may use it; each asks for the reason that goes on record
    internal static Html Form(ConsoleCall call, ConsoleRole role, string action, string title, Html fields, string button, string? reason = null)
    {
        if (!call.Can(role))
        {
            return Html.Empty;
        }

        string id = "reason-" + string.Concat(action.Where(char.IsAsciiLetterOrDigit));
        return Html.Of($"""
            <details class="act"><summary>{title}</summary>
            <form method="post" action="{call.Url(action)}">
            <input type="hidden" name="{call.TokenField}" value="{call.Token()}">
            {fields}
            <label for="{id}">{reason ?? call.T("理由（会被记录）", "Reason (it is recorded)")}</label>
            <textarea id="{id}" name="reason" required minlength="{ConsoleCall.ShortestReason}" maxlength="2000" rows="2"></textarea>
            <button type="submit">{button}</button>
            </form></details>
            """);
    }

    internal static Html Input(string name, string label, string type = "text", bool required = true, string value = "") => Html.Of(
        $"""<label for="{name}">{label}</label><input id="{name}" name="{name}" type="{type}" value="{value}" maxlength="256"{(required ? Html.Of($" required") : Html.Empty)}>""");

    internal static Html Area(string name, string label) => Html.Of(
        $"""<label for="{name}">{label}</label><textarea id="{name}" name="{name}" required maxlength="4000" rows="4"></textarea>""");

    internal static Html Tile(ConsoleCall call, string path, long value, string name, string tone) =>
        Html.Of($"""<a class="tile {(value > 0 || tone == "good" ? tone : "")}" href="{call.Url(path)}"><b>{value}</b><span>{name}</span></a>""");

    internal static Html Select(string name, string label, IEnumerable<(string Value, string Text)> options, string chosen = "")
    {
        Html list = Html.Join(options.Select(o => o.Value == chosen
            ? Html.Of($"""<option value="{o.Value}" selected>{o.Text}</option>""")
            : Html.Of($"""<option value="{o.Value}">{o.Text}</option>""")));
        return Html.Of($"""<label for="{name}">{label}</label><select id="{name}" name="{name}">{list}</select>""");
    }

    internal static Html Table(string caption, IReadOnlyList<string> heads, IEnumerable<Html> rows, string empty)
    {
        List<Html> all = [.. rows];
        return all.Count == 0
            ? Html.Of($"""<p class="empty">{empty}</p>""")
            : Html.Of($"""<div class="wide" role="region" tabindex="0" aria-label="{caption}"><table><caption>{caption}</caption><thead><tr>{Html.Join(heads.Select(h => Html.Of($"<th scope=\"col\">{h}</th>")))}</tr></thead><tbody>{Html.Join(all)}</tbody></table></div>""");
    }

    internal static Html Tag(string text, string tone) => Html.Of($"""<span class="tag {tone}">{text}</span>""");

    internal static Html Facts(IEnumerable<(string Name, Html Value)> facts) =>
        Html.Of($"<dl>{Html.Join(facts.Select(f => Html.Of($"<div><dt>{f.Name}</dt><dd>{f.Value}</dd></div>")))}</dl>");

    internal static Html Text(string? text) => Html.Of($"{text}");

    private static Html Notice(ConsoleCall call) => call.Query("done") == "1"
        ? Html.Of($"""<p class="note good" role="status">{call.T("已完成，并已记录。", "Done, and on record.")}</p>""")
        : Html.Empty;
}
