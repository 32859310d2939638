using System.IO.Compression;
using System.Net;
using System.Text.Json;

namespace GenAiMeasures.AspNetCore.Tests;

public sealed class ConsoleRightsTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    private TestWeb Web => fixture.Web;

    [Fact]
    public async Task A_deletion_is_asked_for_checked_previewed_and_done()
    {
        await AnswerStreamTests.AskAsync(Web, "hello", "to-delete");
        using HttpClient user = Web.As("to-delete");
        string id = await AskAsync(user, """{"kind":"Delete"}""");
        using HttpClient op = Web.As("op-7", "genai-operator");
        string page = "/compliance/rights/" + id;
        Assert.Contains("<code>to-delete</code>", await op.PageAsync(page), StringComparison.Ordinal);

        // nothing before the person was verified
        using HttpResponseMessage early = await op.SubmitAsync(page, page + "/erase", ("reason", "本人请求删除"));
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);

        using HttpResponseMessage identity = await op.SubmitAsync(page, page + "/identity", ("method", "sms"), ("passed", "yes"), ("reason", "短信验证通过"));
        Assert.Equal(HttpStatusCode.SeeOther, identity.StatusCode);
        string preview = await op.PageAsync(page);
        Assert.Contains("删除预览：尚未改变任何记录", preview, StringComparison.Ordinal);
        Assert.Contains("security-log", preview, StringComparison.Ordinal);
        Assert.Contains("期满前仅存储和保护", preview, StringComparison.Ordinal);

        using HttpResponseMessage erased = await op.SubmitAsync(page, page + "/erase", ("reason", "本人请求删除"));
        Assert.Equal(HttpStatusCode.SeeOther, erased.StatusCode);
        using HttpResponseMessage status = await user.GetAsync(new Uri("/people/requests/" + id, UriKind.Relative));
        Assert.Equal("Answered", (await status.JsonAsync()).GetProperty("step").GetString());

        // whose it was is forgotten with the answer
        Assert.DoesNotContain("<code>to-delete</code>", await op.PageAsync(page), StringComparison.Ordinal);
        Assert.Equal(["rights.erase", "rights.identity", "rights.erase"], (await Web.RecordsAsync()).OfType<OperatorActed>().Where(r => r.Target == id).Select(r => r.Action));
    }

    [Fact]
    public async Task A_correction_a_restriction_and_a_refusal_are_handled()
    {
        using HttpClient user = Web.As("other-requests");
        using HttpClient op = Web.As("op-7", "genai-operator");
        string correct = await AskAsync(user, """{"kind":"Correct","about":"昵称","statement":"应为李四"}""");
        string restrict = await AskAsync(user, """{"kind":"Restrict"}""");
        string refuse = await AskAsync(user, """{"kind":"Delete"}""");
        foreach (string id in (string[])[correct, restrict])
        {
            using HttpResponseMessage identity = await op.SubmitAsync($"/compliance/rights/{id}", $"/compliance/rights/{id}/identity", ("method", "sms"), ("passed", "yes"), ("reason", "短信验证通过"));
            Assert.Equal(HttpStatusCode.SeeOther, identity.StatusCode);
        }

        Assert.Contains("value=\"应为李四\"", await op.PageAsync("/compliance/rights/" + correct), StringComparison.Ordinal);
        using HttpResponseMessage corrected = await op.SubmitAsync($"/compliance/rights/{correct}", $"/compliance/rights/{correct}/correct", ("about", "昵称"), ("statement", "应为李四"), ("reason", "核对无误，更正"));
        using HttpResponseMessage restricted = await op.SubmitAsync($"/compliance/rights/{restrict}", $"/compliance/rights/{restrict}/restrict", ("reason", "本人请求限制"));
        using HttpResponseMessage refused = await op.SubmitAsync($"/compliance/rights/{refuse}", $"/compliance/rights/{refuse}/refuse", ("reason", "依法须保存，期满删除"));

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, HttpStatusCode.SeeOther], new[] { corrected.StatusCode, restricted.StatusCode, refused.StatusCode });
        Assert.Equal("应为李四", (await Web.RecordsAsync()).OfType<SubjectCorrected>().Single().Statement);
        using HttpResponseMessage status = await user.GetAsync(new Uri("/people/requests/" + refuse, UriKind.Relative));
        JsonElement json = await status.JsonAsync();
        Assert.Equal(("Refused", "依法须保存，期满删除"), (json.GetProperty("step").GetString(), json.GetProperty("ground").GetString()));
    }

    [Fact]
    public async Task A_copy_is_given_to_the_verified_person_and_to_nobody_else()
    {
        await AnswerStreamTests.AskAsync(Web, "hello", "copying");
        using HttpClient user = Web.As("copying");
        string id = await AskAsync(user, """{"kind":"Copy"}""");
        var copy = new Uri($"/people/requests/{id}/copy", UriKind.Relative);
        using HttpResponseMessage early = await user.GetAsync(copy);
        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        using HttpClient op = Web.As("op-7", "genai-operator");
        using HttpResponseMessage identity = await op.SubmitAsync($"/compliance/rights/{id}", $"/compliance/rights/{id}/identity", ("method", "sms"), ("passed", "yes"), ("reason", "短信验证通过"));

        using HttpClient other = Web.As("somebody-else");
        using HttpResponseMessage stolen = await other.GetAsync(copy);
        Assert.Equal(HttpStatusCode.NotFound, stolen.StatusCode);

        await using Stream zip = await user.GetStreamAsync(copy);
        using var archive = new ZipArchive(zip);
        using JsonDocument records = await JsonDocument.ParseAsync(await archive.GetEntry("records.json")!.OpenAsync());
        Assert.NotEmpty(records.RootElement.ToString());
        Assert.NotNull(archive.GetEntry("manifest.json"));
    }

    [Fact]
    public async Task An_identity_that_was_not_confirmed_opens_nothing()
    {
        using HttpClient user = Web.As("not-confirmed");
        string id = await AskAsync(user, """{"kind":"Delete"}""");
        using HttpClient op = Web.As("op-7", "genai-operator");
        string page = "/compliance/rights/" + id;

        using HttpResponseMessage identity = await op.SubmitAsync(page, page + "/identity", ("method", "sms"), ("passed", "no"), ("reason", "验证码不符，未通过"));
        using HttpResponseMessage erased = await op.SubmitAsync(page, page + "/erase", ("reason", "本人请求删除"));

        Assert.Equal(HttpStatusCode.Conflict, erased.StatusCode);
        Assert.Contains("身份未核实", await op.PageAsync(page), StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(HttpClient user, string json)
    {
        using HttpResponseMessage response = await user.SendAsync("/people/requests", json);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return (await response.JsonAsync()).GetProperty("id").GetString()!;
    }
}
