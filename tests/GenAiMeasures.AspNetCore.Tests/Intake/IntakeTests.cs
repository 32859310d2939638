using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore.Tests;

public sealed class IntakeTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    private TestWeb Web => fixture.Web;

    [Fact]
    public async Task Somebody_without_a_measure_is_told_that_there_is_nothing_to_appeal_against()
    {
        using HttpClient user = Web.As("good");

        using HttpResponseMessage response = await user.SendAsync("/people/appeals", "{}");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("no_measure", (await response.JsonAsync()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_suspended_user_sees_their_standing_and_appeals_once()
    {
        for (int i = 0; i < 3; i++)
        {
            await AnswerStreamTests.AskAsync(Web, "evil", "to-appeal");
        }

        using HttpClient user = Web.As("to-appeal");
        using HttpResponseMessage standing = await user.GetAsync(new Uri("/people/standing", UriKind.Relative));
        Assert.Equal("Suspended", (await standing.JsonAsync()).GetProperty("standing").GetString());
        using HttpResponseMessage first = await user.SendAsync("/people/appeals", """{"reference":"T-9"}""");
        using HttpResponseMessage second = await user.SendAsync("/people/appeals", """{"reference":"T-10"}""");

        Assert.Equal((await first.JsonAsync()).GetProperty("appeal").GetString(), (await second.JsonAsync()).GetProperty("appeal").GetString());
        Assert.Single((await Web.RecordsAsync()).OfType<StandingChanged>(), r => r.Step == StandingStep.Appeal);
    }

    [Fact]
    public async Task A_declaration_is_recorded_for_its_user()
    {
        using HttpClient user = Web.As("uploader");

        using HttpResponseMessage response = await user.SendAsync("/people/declarations", """{"reference":"video/77"}""");

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        ContentDeclared declared = (await Web.RecordsAsync()).OfType<ContentDeclared>().Single();
        Assert.Equal(("video/77", await Web.PseudonymAsync("uploader")), (declared.Reference, declared.Subject));
    }

    [Theory]
    [InlineData("/people/declarations", "{}")]
    [InlineData("/people/declarations", """{"reference":"  "}""")]
    [InlineData("/people/declarations", "")]
    [InlineData("/people/declarations", "[")]
    [InlineData("/people/declarations", "null")]
    [InlineData("/people/requests", "{}")]
    [InlineData("/people/requests", """{"kind":"Everything"}""")]
    [InlineData("/people/requests", """{"kind":99}""")]
    [InlineData("/people/requests", """{"kind":"Correct"}""")]
    [InlineData("/people/appeals", "{{")]
    public async Task What_cannot_be_read_is_refused_in_both_languages(string path, string body)
    {
        using HttpClient user = Web.As("malformed");

        using HttpResponseMessage response = await user.SendAsync(path, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        JsonElement problem = await response.JsonAsync();
        Assert.Equal("malformed", problem.GetProperty("code").GetString());
        Assert.NotEmpty(problem.GetProperty("chinese").GetString()!);
        Assert.NotEmpty(problem.GetProperty("english").GetString()!);
    }

    [Fact]
    public async Task Another_persons_request_looks_like_one_that_nobody_made()
    {
        using HttpClient user = Web.As("owner");
        using HttpResponseMessage asked = await user.SendAsync("/people/requests", """{"kind":"Delete"}""");
        string id = (await asked.JsonAsync()).GetProperty("id").GetString()!;
        using HttpClient other = Web.As("curious");

        using HttpResponseMessage theirs = await other.GetAsync(new Uri("/people/requests/" + id, UriKind.Relative));
        using HttpResponseMessage nobodys = await other.GetAsync(new Uri("/people/requests/" + new string('0', 32), UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
        Assert.Equal(nobodys.StatusCode, theirs.StatusCode);
        Assert.Equal(await nobodys.Content.ReadAsStringAsync(), await theirs.Content.ReadAsStringAsync());
        Assert.Equal(nobodys.Headers.ToString().Split("Date:")[0], theirs.Headers.ToString().Split("Date:")[0]);
    }

    [Fact]
    public async Task The_agreement_in_force_is_shown_accepted_and_asked_for_again_when_it_changes()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("genai-measures-web-");
        string file = Path.Combine(folder.FullName, "agreement.txt");
        await File.WriteAllTextAsync(file, "协议");
        await using TestWeb web = await TestWeb.StartAsync(web: o => o.Intake.AgreementFile = file, options: o => o.Agreement.RequiredVersion = "2026-1", folder: folder);
        using HttpClient user = web.As("u-1");
        Assert.Contains(await AnswerStreamTests.AskAsync(web), e => e.Name == "refusal" && e.Data.GetProperty("code").GetString() == "agreement_required");

        using HttpResponseMessage shown = await user.GetAsync(new Uri("/people/agreement", UriKind.Relative));
        JsonElement agreement = await shown.JsonAsync();
        Assert.Equal("协议", agreement.GetProperty("text").GetString());
        string sha256 = agreement.GetProperty("sha256").GetString()!;
        using HttpResponseMessage other = await user.SendAsync("/people/agreement", $$"""{"version":"2026-1","sha256":"{{new string('0', 64)}}"}""");
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        using HttpResponseMessage accepted = await user.SendAsync("/people/agreement", $$"""{"version":"2026-1","sha256":"{{sha256}}"}""");

        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        Assert.DoesNotContain(await AnswerStreamTests.AskAsync(web), e => e.Name == "refusal");
        Assert.Equal(sha256, (await web.RecordsAsync()).OfType<AgreementAccepted>().Single().Sha256);
    }

    [Fact]
    public async Task The_disclosure_is_public()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("genai-measures-web-");
        string file = Path.Combine(folder.FullName, "disclosure.txt");
        await File.WriteAllTextAsync(file, "适用人群：成年人");
        await using TestWeb web = await TestWeb.StartAsync(web: o => o.Intake.DisclosureFile = file, folder: folder);
        using HttpClient nobody = web.As(null);

        using HttpResponseMessage response = await nobody.GetAsync(new Uri("/people/disclosure", UriKind.Relative));

        JsonElement disclosure = await response.JsonAsync();
        Assert.Equal(("示例科技有限公司", "示例助手", "适用人群：成年人"), (disclosure.GetProperty("provider").GetString(), disclosure.GetProperty("service").GetString(), disclosure.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task More_than_so_many_a_minute_are_refused_for_that_caller_only()
    {
        await using TestWeb web = await TestWeb.StartAsync(web: o => o.Intake.RequestsPerMinute = 2);
        using HttpClient user = web.As("busy");
        var path = new Uri("/people/standing", UriKind.Relative);
        using HttpResponseMessage first = await user.GetAsync(path);
        using HttpResponseMessage second = await user.GetAsync(path);
        using HttpResponseMessage third = await user.GetAsync(path);
        using HttpClient other = web.As("calm");
        using HttpResponseMessage others = await other.GetAsync(path);

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.OK],
            new[] { first.StatusCode, second.StatusCode, third.StatusCode, others.StatusCode });
        Assert.Equal(TimeSpan.FromMinutes(1), third.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task Complaints_go_to_the_hook_of_the_public_too_and_nowhere_without_one()
    {
        var hook = new Hook();
        await using TestWeb web = await TestWeb.StartAsync(build: b => b.Services.AddSingleton<IComplaintIntake>(hook));
        using HttpClient nobody = web.As(null);
        using HttpClient user = web.As("u-1");

        using HttpResponseMessage anonymous = await nobody.SendAsync("/people/complaints", """{"category":"违法内容","text":"回答有问题","exchange":"e"}""");
        using HttpResponseMessage signedIn = await user.SendAsync("/people/complaints", """{"text":"回答有问题"}""");
        using HttpResponseMessage empty = await user.SendAsync("/people/complaints", """{"text":" "}""");

        Assert.Equal("C-1", (await anonymous.JsonAsync()).GetProperty("number").GetString());
        Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.BadRequest], new[] { anonymous.StatusCode, signedIn.StatusCode, empty.StatusCode });
        Assert.Equal([null, "u-1"], hook.Subjects.Take(2));
        using HttpClient without = Web.As("u-1");
        using HttpResponseMessage none = await without.SendAsync("/people/complaints", """{"text":"回答有问题"}""");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_hosts_identity_check_is_recorded_with_its_method()
    {
        await using TestWeb web = await TestWeb.StartAsync(build: b => b.Services.AddSingleton<IIdentityCheck>(new Check()));
        using HttpClient user = web.As("u-1");

        using HttpResponseMessage response = await user.SendAsync("/people/requests", """{"kind":"Copy"}""");

        Assert.Equal("Verified", (await response.JsonAsync()).GetProperty("step").GetString());
        Assert.Equal("sms", (await web.RecordsAsync()).OfType<SubjectRequested>().Last().Method);
    }

    private sealed class Hook : IComplaintIntake
    {
        public List<string?> Subjects { get; } = [];

        public ValueTask<ComplaintReceipt> SubmitAsync(ComplaintInput input, Subject? subject, CancellationToken cancellationToken)
        {
            Subjects.Add(subject?.Id);
            return new(new ComplaintReceipt("C-" + Subjects.Count, new DateOnly(2026, 12, 1)));
        }
    }

    private sealed class Check : IIdentityCheck
    {
        public ValueTask<IdentityCheckResult?> CheckAsync(HttpContext context, Subject subject, SubjectRequestKind asked, CancellationToken cancellationToken) =>
            new(new IdentityCheckResult("sms", true));
    }
}
