using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>What people send in comes back as text, on every page and in every log: never as an element, a header or a line of its own.</summary>
public sealed class StoredTextTests
{
    private const string Attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&{{7*7}}\r\nSet-Cookie: a=b";

    [Fact]
    public async Task No_text_that_anybody_can_send_becomes_markup_or_a_log_line()
    {
        await using TestWeb web = await TestWeb.StartAsync(
            FakeChatClient.Saying("bad"),
            o => o.Client.Record = true,
            build: b => b.AddFiling().Services.AddSingleton<ExchangeStage>(new TestScreen().With("bad", Verdict.Stop, "A.1.h").With("evil", Verdict.Refuse, "A.1.a")));
        const string name = "<script>alert(1)</script>";
        using HttpClient user = web.As(name);
        user.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "<script>alert(1)</script>");
        for (int i = 0; i < 3; i++)
        {
            using HttpResponseMessage chat = await user.PostAsync(new Uri("/stream", UriKind.Relative), new StringContent("evil " + Attack));
            await chat.Content.ReadAsStringAsync();
        }

        using HttpResponseMessage appeal = await user.SendAsync("/people/appeals", Json("reference"));
        using HttpResponseMessage declared = await user.SendAsync("/people/declarations", Json("reference"));
        using HttpResponseMessage asked = await user.SendAsync("/people/requests", $$"""{"kind":"Correct","about":{{Text()}},"statement":{{Text()}}}""");
        Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.Accepted], new[] { appeal.StatusCode, declared.StatusCode, asked.StatusCode });
        string request = (await asked.JsonAsync()).GetProperty("id").GetString()!;

        // an operator with a name of that kind, and reasons of that kind
        using HttpClient op = web.As(name, "genai-operator");
        string subject = await web.PseudonymAsync(name);
        using HttpResponseMessage warned = await op.SubmitAsync($"/compliance/standing/{subject}", $"/compliance/standing/{subject}/measures", ("measure", "Warn"), ("reason", Attack));
        using HttpResponseMessage opened = await op.SubmitAsync("/compliance/incidents", "/compliance/incidents", ("kind", "UserConduct"), ("subject", subject), ("reason", Attack));
        using HttpResponseMessage identity = await op.SubmitAsync($"/compliance/rights/{request}", $"/compliance/rights/{request}/identity", ("method", Attack), ("passed", "yes"), ("reason", Attack));
        using HttpResponseMessage complained = await user.SendAsync("/people/complaints", $$"""{"category":"Content","text":{{Text()}},"contact":{{Text()}}}""");
        Assert.Equal(HttpStatusCode.Accepted, complained.StatusCode);
        string complaint = "/compliance/complaints/" + (await complained.JsonAsync()).GetProperty("number").GetString()!;
        using HttpResponseMessage accepted = await op.SubmitAsync(complaint, complaint + "/accept", ("reason", Attack));
        using HttpResponseMessage handled = await op.SubmitAsync(complaint, complaint + "/handle", ("reference", Attack), ("reason", Attack));
        using HttpResponseMessage entered = await op.SubmitAsync("/compliance/complaints", "/compliance/complaints", ("about", "Other"), ("channel", "<script>c</script>"), ("text", Attack), ("produce", Attack), ("reason", Attack));
        using HttpResponseMessage started = await op.SubmitAsync("/compliance/clocks", "/compliance/clocks", ("rule", "alg.change"), ("from", "2026-11-02T09:00"), ("about", "<b>/x</b>"), ("reason", Attack));
        Assert.All([accepted, handled, entered, started], r => Assert.Equal(HttpStatusCode.SeeOther, r.StatusCode));
        string clock = started.Headers.Location!.ToString().Split('?')[0];
        string incident = opened.Headers.Location!.ToString().Split('?')[0];

        string[] pages =
        [
            "/compliance", "/compliance/incidents", incident, "/compliance/standing", $"/compliance/standing/{subject}", "/compliance/rights", $"/compliance/rights/{request}",
            "/compliance/records", "/compliance/records?text=" + Uri.EscapeDataString(Attack), "/compliance/records?kind=" + Uri.EscapeDataString(Attack),
            "/compliance/complaints", complaint, entered.Headers.Location!.ToString().Split('?')[0], "/compliance/complaints?state=" + Uri.EscapeDataString(Attack),
            "/compliance/clocks", clock, "/compliance/clocks?state=" + Uri.EscapeDataString(Attack), "/compliance/filing", "/compliance/assessment", "/compliance/pages/lexicons", "/compliance/state",
            "/compliance/records?exchange=" + Uri.EscapeDataString(Attack), "/compliance/records?person=" + Uri.EscapeDataString(Attack), "/compliance/records?from=" + Uri.EscapeDataString(Attack),
            "/compliance/records?kind=OperatorActed", "/compliance/records?kind=ClientSeen", "/compliance?lang=" + Uri.EscapeDataString(Attack), "/compliance/incidents?state=" + Uri.EscapeDataString(Attack),
        ];
        foreach (string page in pages)
        {
            string html = await op.PageAsync(page);
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", await op.PageAsync(incident), StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", await op.PageAsync($"/compliance/rights/{request}"), StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", await op.PageAsync(complaint), StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;/x&lt;/b&gt;", await op.PageAsync(clock), StringComparison.Ordinal);
        Assert.All(web.Logs.GetSnapshot(), l => Assert.DoesNotContain("<script", l.Message, StringComparison.Ordinal));
        Assert.All(web.Logs.GetSnapshot(), l => Assert.DoesNotContain("\nSet-Cookie", l.Message, StringComparison.Ordinal));
        Assert.All(
            web.Logs.GetSnapshot().Where(l => l.Category?.StartsWith("GenAiMeasures", StringComparison.Ordinal) == true),
            l => Assert.DoesNotContain("alert", l.Message, StringComparison.Ordinal));
    }

    private static string Json(string name) => $$"""{"{{name}}":{{Text()}}}""";

    private static string Text() => System.Text.Json.JsonSerializer.Serialize(Attack);
}
