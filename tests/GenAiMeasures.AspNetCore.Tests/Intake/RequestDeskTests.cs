using System.Net;
using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>Whose a request is, and how far it is: over a restart, after its end, and for its own person only.</summary>
public sealed class RequestDeskTests
{
    private const string Id = "0123456789abcdef0123456789abcdef";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_restart_loses_neither_the_person_nor_the_step_of_a_request()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("genai-measures-web-");
        string open;
        string refused;
        await using (TestWeb before = await TestWeb.StartAsync(folder: folder))
        {
            before.KeepsFolder = true;
            open = await AskAsync(before, "person-77", """{"kind":"Correct","about":"昵称","statement":"应为李四"}""");
            refused = await AskAsync(before, "person-77", """{"kind":"Delete"}""");
            using HttpClient op = before.As("op-7", "genai-operator");
            using HttpResponseMessage refusal = await op.SubmitAsync($"/compliance/rights/{refused}", $"/compliance/rights/{refused}/refuse", ("reason", "依法须保存，期满删除"));
            Assert.Equal(HttpStatusCode.SeeOther, refusal.StatusCode);
        }

        await using TestWeb after = await TestWeb.StartAsync(folder: folder);
        Assert.Equal("Submitted", (await StatusAsync(after, "person-77", open))!.Value.GetProperty("step").GetString());
        Assert.Equal("依法须保存，期满删除", (await StatusAsync(after, "person-77", refused))!.Value.GetProperty("ground").GetString());
        Assert.Null(await StatusAsync(after, "person-78", open));
        Assert.Null(await StatusAsync(after, "person-78", refused));
        using HttpClient viewer = after.As("v", "genai-viewer");
        string page = await viewer.PageAsync("/compliance/rights/" + open);
        Assert.Contains("<code>person-77</code>", page, StringComparison.Ordinal);
        Assert.Contains("应为李四", page, StringComparison.Ordinal);
        Assert.DoesNotContain("person-77", await viewer.PageAsync("/compliance/rights/" + refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_host_answered_by_itself_is_followed_from_the_ledger()
    {
        await using TestWeb web = await TestWeb.StartAsync(options: o => o.Records.RequestAnswerMilliseconds = 0);
        string id = await AskAsync(web, "person-77", """{"kind":"Restrict"}""");
        WaitingRequest waiting = (await web.Get<RequestDesk>().FindAsync(id, Cancellation))!;

        await web.Get<ISubjectRights>().RefuseAsync(waiting.Request, "无法核实身份", Cancellation);

        JsonElement status = (await StatusAsync(web, "person-77", id))!.Value;
        Assert.Equal(("Refused", "无法核实身份"), (status.GetProperty("step").GetString(), status.GetProperty("ground").GetString()));
        Assert.Null(await web.Get<RequestDesk>().FindAsync(id, Cancellation));
    }

    [Fact]
    public async Task The_stores_hold_no_name_and_no_word_of_a_request()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("genai-measures-web-");
        await using TestWeb web = await TestWeb.StartAsync(folder: folder);
        await AskAsync(web, "person-77", """{"kind":"Correct","about":"my nickname","statement":"it is plain-statement"}""");

        foreach (FileInfo file in folder.GetFiles().Where(f => f.Extension != ".lock"))
        {
            using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            string text = await reader.ReadToEndAsync(Cancellation);
            Assert.DoesNotContain("person-77", text, StringComparison.Ordinal);
            Assert.DoesNotContain("plain-statement", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_box_that_was_changed_moved_or_cut_is_not_opened()
    {
        using var seal = new RequestSeal(new ServiceCollection().BuildServiceProvider());
        byte[] text = Encoding.UTF8.GetBytes("""{"asked":"Delete"}""");
        byte[] box = await seal.SealAsync(Id, text, Cancellation);

        Assert.Equal(text, await seal.OpenAsync(Id, box, Cancellation));
        Assert.Null(await seal.OpenAsync(new string('f', 32), box, Cancellation));
        for (int i = 0; i < box.Length; i++)
        {
            byte[] changed = [.. box];
            changed[i] ^= 1;
            Assert.Null(await seal.OpenAsync(Id, changed, Cancellation));
            Assert.Null(await seal.OpenAsync(Id, box[..i], Cancellation));
        }
    }

    [Property(MaxTest = 200)]
    public async Task Two_people_never_have_one_number_however_their_names_are_cut(string tenant, string first, string second)
    {
        using var seal = new RequestSeal(new ServiceCollection().BuildServiceProvider());
        string id = (first ?? "") + "x";
        string other = (second ?? "") + "y";
        byte[] own = await seal.OwnerAsync(Id, new Subject(id) { Tenant = (tenant ?? "") + other }, Cancellation);

        Assert.Equal(own, await seal.OwnerAsync(Id, new Subject(id) { Tenant = (tenant ?? "") + other }, Cancellation));
        Assert.NotEqual(own, await seal.OwnerAsync(Id, new Subject(other + id) { Tenant = tenant ?? "" }, Cancellation));
        Assert.NotEqual(own, await seal.OwnerAsync(new string('f', 32), new Subject(id) { Tenant = (tenant ?? "") + other }, Cancellation));
    }

    [Fact]
    public async Task A_damaged_case_is_nobodys_and_keeps_the_others_from_nothing()
    {
        var store = new MemoryCaseStore();
        using var seal = new RequestSeal(new ServiceCollection().BuildServiceProvider());
        var desk = new RequestDesk(store, seal);
        var subject = new Subject("person-77") { Tenant = "t" };
        await desk.AddAsync(new WaitingRequest(new SubjectRequest(Id, SubjectRequestKind.Copy, subject, new DateOnly(2026, 12, 15)), null, null), Cancellation);
        foreach ((string id, string body) in ((string, string)[])[("a", "not json"), ("b", "null"), ("c", """{"owner":"","box":""}""")])
        {
            await store.TryCommitAsync(new CaseState { Kind = RequestDesk.CaseKind, Id = id, Version = 1, IsOpen = true, Body = Encoding.UTF8.GetBytes(body) }, Cancellation);
        }

        WaitingRequest waiting = Assert.Single(await desk.ListAsync(Cancellation));
        Assert.Equal((subject.Id, subject.Tenant), (waiting.Request.Subject.Id, waiting.Request.Subject.Tenant));
        Assert.All(await Task.WhenAll(((string[])["a", "b", "c"]).Select(id => desk.FindOwnAsync(id, subject, Cancellation).AsTask())), Assert.Null);
        await Assert.ThrowsAsync<InvalidOperationException>(() => desk.AddAsync(waiting, Cancellation).AsTask());
    }

    private static async Task<string> AskAsync(TestWeb web, string person, string json)
    {
        using HttpClient user = web.As(person);
        using HttpResponseMessage response = await user.SendAsync("/people/requests", json);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return (await response.JsonAsync()).GetProperty("id").GetString()!;
    }

    private static async Task<JsonElement?> StatusAsync(TestWeb web, string person, string id)
    {
        using HttpClient user = web.As(person);
        using HttpResponseMessage response = await user.GetAsync(new Uri("/people/requests/" + id, UriKind.Relative));
        return response.StatusCode == HttpStatusCode.NotFound ? null : await response.JsonAsync();
    }
}
