using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>Who may not, on every endpoint of the intake.</summary>
public sealed class IntakeSecurityTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    private TestWeb Web => fixture.Web;

    public static TheoryData<string, string> Endpoints() => [.. IntakeRoutes.All.Where(r => r.Pattern != "/complaints").Select(r => (r.Method, r.Pattern))];

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Nobody_gets_what_belongs_to_a_person(string method, string pattern)
    {
        IntakeRoute route = IntakeRoutes.All.Single(r => r.Method == method && r.Pattern == pattern);
        using HttpClient nobody = Web.As(null);
        using var request = new HttpRequestMessage(new HttpMethod(method), PathOf(pattern));
        using HttpResponseMessage response = await nobody.SendAsync(request);

        Assert.Equal(!route.IsPublic, response.StatusCode == HttpStatusCode.Unauthorized);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_signed_in_identity_without_an_id_is_nobody(string method, string pattern)
    {
        IntakeRoute route = IntakeRoutes.All.Single(r => r.Method == method && r.Pattern == pattern);
        using HttpClient unnamed = Web.As("", "genai-administrator");
        using var request = new HttpRequestMessage(new HttpMethod(method), PathOf(pattern));
        using HttpResponseMessage response = await unnamed.SendAsync(request);

        Assert.Equal(!route.IsPublic, response.StatusCode == HttpStatusCode.Unauthorized);
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_write_without_a_token_is_refused_and_a_bearer_needs_none(string method, string pattern)
    {
        if (method != "POST")
        {
            return;
        }

        using HttpClient user = Web.As("csrf");
        using HttpResponseMessage simple = await user.PostAsync(PathOf(pattern), new StringContent("{}", Encoding.UTF8, "text/plain"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, simple.StatusCode);
        using HttpResponseMessage forged = await user.PostAsync(PathOf(pattern), new StringContent("{}", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal("antiforgery", (await forged.JsonAsync()).GetProperty("code").GetString());

        user.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "x");
        using HttpResponseMessage meant = await user.PostAsync(PathOf(pattern), new StringContent("[", Encoding.UTF8, "application/json"));
        Assert.DoesNotContain("antiforgery", await meant.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_however_it_comes()
    {
        using HttpClient user = Web.As("large");
        using HttpResponseMessage whole = await user.SendAsync("/people/declarations", new string(' ', 40_000));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, whole.StatusCode);

        user.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "x");
        using var request = new HttpRequestMessage(HttpMethod.Post, PathOf("/declarations"));
        request.Content = new StreamContent(new MemoryStream(new byte[40_000]));
        request.Headers.TransferEncodingChunked = true;
        using HttpResponseMessage chunked = await user.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, chunked.StatusCode);
    }

    [Fact]
    public async Task Deep_json_is_refused_and_harms_nobody()
    {
        using HttpClient user = Web.As("deep");
        using HttpResponseMessage response = await user.SendAsync("/people/declarations", string.Concat(Enumerable.Repeat("[", 20_000)));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static Uri PathOf(string pattern) => new("/people" + pattern.Replace("{id}", new string('a', 32), StringComparison.Ordinal), UriKind.Relative);
}
