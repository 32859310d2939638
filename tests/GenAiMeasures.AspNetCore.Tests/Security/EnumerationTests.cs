using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>Nobody learns from an answer who or what exists: not from its words, its headers or its length, and not from the steps that it took.</summary>
public sealed partial class EnumerationTests
{
    private static readonly string Nobodys = new('0', 32);

    public static TheoryData<string, string> WithNumber() => [.. IntakeRoutes.All.Where(r => r.Pattern.Contains("{id}", StringComparison.Ordinal)).Select(r => (r.Method, r.Pattern))];

    [Theory]
    [MemberData(nameof(WithNumber))]
    public async Task A_request_of_another_one_that_has_ended_and_one_that_nobody_made_look_alike_and_take_the_same_steps(string method, string pattern)
    {
        await using TestWeb web = await TestWeb.StartAsync(build: b => b.UseCaseStore<CountedCases>());
        string open = await AskAsync(web, """{"kind":"Copy"}""");
        string ended = await AskAsync(web, """{"kind":"Access"}""");
        await web.Get<RequestDesk>().StepAsync(open, SubjectRequestStep.Verified, null, CancellationToken.None);
        await web.Get<RequestDesk>().StepAsync(ended, SubjectRequestStep.Answered, null, CancellationToken.None);
        using HttpClient curious = web.As("curious");

        string[] seen = [await SeeAsync(open), await SeeAsync(ended), await SeeAsync(Nobodys)];

        Assert.StartsWith("404 ", seen[2], StringComparison.Ordinal);
        Assert.Equal([seen[2], seen[2]], seen[..2]);

        async Task<string> SeeAsync(string id)
        {
            var asked = (CountedCases)web.Get<ICaseStore>();
            asked.Asked.Clear();
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("/people" + pattern.Replace("{id}", id, StringComparison.Ordinal), UriKind.Relative));
            using HttpResponseMessage response = await curious.SendAsync(request);
            return await ShapeAsync(response) + " steps: " + string.Join(", ", asked.Asked);
        }
    }

    [Fact]
    public async Task A_person_of_whom_much_is_recorded_and_one_who_never_came_get_the_same_answers_everywhere()
    {
        await using TestWeb web = await TestWeb.StartAsync(build: b => b.AddFiling());
        await AnswerStreamTests.AskAsync(web, "hello", "known");
        await AskAsync(web, """{"kind":"Delete"}""", "known");
        foreach (IntakeRoute route in IntakeRoutes.All)
        {
            Assert.Equal(await SeeAsync(route, "known"), await SeeAsync(route, "never-came"));
        }

        async Task<string> SeeAsync(IntakeRoute route, string person)
        {
            using HttpClient client = web.As(person);
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer x");
            using var request = new HttpRequestMessage(new HttpMethod(route.Method), new Uri("/people" + route.Pattern.Replace("{id}", Nobodys, StringComparison.Ordinal), UriKind.Relative));
            request.Content = route.IsWrite ? new StringContent("""{"kind":"Access","reference":"r","text":"t"}""", System.Text.Encoding.UTF8, "application/json") : null;
            using HttpResponseMessage response = await client.SendAsync(request);
            return route.Pattern + " " + await ShapeAsync(response);
        }
    }

    [Fact]
    public async Task A_complaint_about_an_exchange_that_was_and_one_that_never_was_are_taken_alike()
    {
        await using TestWeb web = await TestWeb.StartAsync(build: b => b.AddFiling().UseCaseStore<CountedCases>());
        await AnswerStreamTests.AskAsync(web, "hello", "known");
        string exchange = (await web.RecordsAsync()).OfType<ExchangeSettled>().Single().Exchange.ToString();

        Assert.Equal(await SeeAsync(exchange), await SeeAsync(Nobodys));
        Assert.Equal(await SeeAsync(exchange), await SeeAsync("no exchange at all, but as long as"));

        async Task<string> SeeAsync(string about)
        {
            var asked = (CountedCases)web.Get<ICaseStore>();
            using HttpClient nobody = web.As(null);
            asked.Asked.Clear();
            using HttpResponseMessage response = await nobody.SendAsync("/people/complaints", $$"""{"text":"回答有问题","exchange":"{{about}}"}""");
            return await ShapeAsync(response) + " steps: " + string.Join(", ", asked.Asked);
        }
    }

    // status, headers, length and words, without what differs from answer to answer for everybody: the time, numbers that were drawn
    private static async Task<string> ShapeAsync(HttpResponseMessage response)
    {
        string body = Drawn().Replace(await response.Content.ReadAsStringAsync(), "#");
        IEnumerable<string> headers = response.Headers.Concat(response.Content.Headers).Where(h => h.Key is not ("Date" or "Set-Cookie"))
            .Select(h => $"{h.Key}={string.Join(',', h.Value)}").Order(StringComparer.Ordinal);
        return $"{(int)response.StatusCode} {string.Join(' ', headers)} {body}";
    }

    private static async Task<string> AskAsync(TestWeb web, string json, string person = "owner")
    {
        using HttpClient user = web.As(person);
        using HttpResponseMessage response = await user.SendAsync("/people/requests", json);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return (await response.JsonAsync()).GetProperty("id").GetString()!;
    }

    [GeneratedRegex("""[0-9a-f]{32}|C[0-9]{8}-[0-9]{4}|CfDJ8[\w-]+|[0-9]{4}-[0-9]{2}-[0-9]{2}T[^"]+""", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Drawn();
}
