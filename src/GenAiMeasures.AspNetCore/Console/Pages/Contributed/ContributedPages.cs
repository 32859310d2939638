namespace GenAiMeasures.AspNetCore;

// The pages that packages and the host bring.
internal static class ContributedPages
{
    internal static IConsolePage? Find(ConsoleCall call, string id) =>
        call.Services<IConsolePage>().FirstOrDefault(p => string.Equals(p.Id, id, StringComparison.Ordinal));

    internal static string UrlOf(IConsolePage page) => "/pages/" + Uri.EscapeDataString(page.Id);

    internal static Task<ConsoleAnswer> ShowAsync(ConsoleCall call) => ShowAsync(call, null);

    internal static Task<ConsoleAnswer> ShowItemAsync(ConsoleCall call) => ShowAsync(call, call.Route("item").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase));

    internal static async Task<ConsoleAnswer> RunAsync(ConsoleCall call)
    {
        string action = call.Route("name");
        if (Find(call, call.Route("id")) is not { } page
            || await page.ReadAsync(new ConsoleView(call.IsChinese, null), call.Aborted) is not { } content
            || content.Actions.All(a => a.Id != action))
        {
            return await ConsoleAnswer.NotFound(call);
        }

        string reason = call.Field("reason");
        string author = await call.RecordAsync($"{page.Id}.{action}", null, reason);
        await page.RunAsync(action, author, reason, CancellationToken.None);
        return ConsoleAnswer.GoTo(call.Url(UrlOf(page) + "?done=1"));
    }

    private static async Task<ConsoleAnswer> ShowAsync(ConsoleCall call, string? item)
    {
        string id = call.Route("id");
        if (Find(call, id) is not { } page)
        {
            return id switch
            {
                Features.LexiconPage => Features.Missing(call, "", call.T("词库", "Lexicons"), ".AddModeration(...)"),
                Features.TrainingDataPage => Features.Missing(call, "", call.T("训练数据", "Training data"), ".AddProvenance()"),
                _ => await ConsoleAnswer.NotFound(call),
            };
        }

        if (await page.ReadAsync(new ConsoleView(call.IsChinese, item), call.Aborted) is not { } content)
        {
            return await ConsoleAnswer.NotFound(call);
        }

        return Layout.Page(call, UrlOf(page), content.Title ?? call.T(page.TitleChinese, page.TitleEnglish), Body(call, page, content));
    }

    private static Html Body(ConsoleCall call, IConsolePage page, ConsoleContent content) => Html.Of($"""
        {Html.Join(content.Notes.Select(n => Html.Of($"<p class=\"note {Tone(n.Tone)}\">{n.Text}</p>")))}
        <div class="grid">{Html.When(content.Facts.Count > 0, () => Html.Of($"<section class=\"card\"><h2>{call.T("事实", "Facts")}</h2>{Layout.Facts(content.Facts.Select(f => (f.Name, Cell(call, page, f.Value))))}</section>"))}
        {Html.Join(content.Charts.Select(c => Chart(c)))}</div>
        {Html.Join(content.Tables.Select(t => Layout.Table(t.Caption, t.Heads, t.Rows.Select(r => Row(call, page, r)), t.Empty)))}
        {Html.Join(content.Actions.Select(a => Layout.Form(call, ConsoleRole.Operator, $"{UrlOf(page)}/actions/{Uri.EscapeDataString(a.Id)}", a.Title, Html.Empty, a.Button)))}
        """);

    private static Html Chart(ConsoleChart chart) => Html.Of($"""
        <section class="card"><h2>{chart.Title}</h2>{BarChart.Draw(chart.Title, [.. chart.Bars.Select(b => (b.Label, Math.Max(0, b.Value), Tone(b.Tone)))])}</section>
        """);

    private static Html Row(ConsoleCall call, IConsolePage page, IReadOnlyList<ConsoleCell> cells) =>
        Html.Of($"<tr>{Html.Join(cells.Select(c => c.IsCode ? Html.Of($"<td class=\"id\">{Cell(call, page, c)}</td>") : Html.Of($"<td>{Cell(call, page, c)}</td>")))}</tr>");

    private static Html Cell(ConsoleCall call, IConsolePage page, ConsoleCell cell)
    {
        Html text = cell.Tone != ConsoleTone.Plain ? Layout.Tag(cell.Text, Tone(cell.Tone)) : cell.IsCode ? Html.Of($"<code>{cell.Text}</code>") : Layout.Text(cell.Text);
        return cell.Item is { } item ? Html.Of($"""<a href="{call.Url(UrlOf(page) + "/" + Uri.EscapeDataString(item))}">{text}</a>""") : text;
    }

    private static string Tone(ConsoleTone tone) => tone switch
    {
        ConsoleTone.Good => "good",
        ConsoleTone.Info => "info",
        ConsoleTone.Warn => "warn",
        ConsoleTone.Bad => "bad",
        _ => "",
    };
}
