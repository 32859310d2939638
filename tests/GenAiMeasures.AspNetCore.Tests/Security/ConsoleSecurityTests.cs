using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Routing;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>Who may not, on every endpoint of the console. The endpoints come from the app, so that a new one cannot be forgotten.</summary>
public sealed class ConsoleSecurityTests(FilingFixture fixture) : IClassFixture<FilingFixture>
{
    private const string Hex = "0123456789abcdef0123456789abcdef";

    private static readonly string[] Roles = ["genai-viewer", "genai-auditor", "genai-operator", "genai-administrator"];

    private TestWeb Web => fixture.Web;

    public static TheoryData<string, string> Endpoints() => [.. ConsoleRoutes.All.Select(r => (r.Method, r.Pattern))];

    [Fact]
    public void Every_endpoint_that_is_mapped_is_in_a_list_that_is_tested()
    {
        RouteEndpoint[] mapped = [.. Web.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.DisplayName!.StartsWith("GenAiMeasures", StringComparison.Ordinal))];

        Assert.Equal(ConsoleRoutes.All.Count + IntakeRoutes.All.Count, mapped.Length);
        Assert.All(mapped, e => Assert.True(e.Metadata.GetMetadata<ConsoleRoute>() is not null || e.Metadata.GetMetadata<IntakeRoute>() is not null));
        Assert.All(
            mapped.Where(e => e.Metadata.GetMetadata<ConsoleRoute>() is not null),
            e => Assert.Equal(e.Metadata.GetMetadata<ConsoleRoute>()!.Policy, e.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAuthorizeData>()!.Policy));
        Assert.All(ConsoleRoutes.All.Where(r => r.IsWrite), r => Assert.True(r.Role > ConsoleRole.Viewer, r.Pattern));
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Nobody_and_somebody_without_a_role_are_refused(string method, string pattern)
    {
        using HttpClient nobody = Web.As(null);
        using HttpClient user = Web.As("user-1");
        using HttpClient stranger = Web.As("user-1", "admin");

        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(nobody, method, pattern));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(user, method, pattern));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(stranger, method, pattern));
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_role_below_the_endpoints_own_is_refused_and_the_others_are_let_in(string method, string pattern)
    {
        ConsoleRoute route = ConsoleRoutes.All.Single(r => r.Method == method && r.Pattern == pattern);
        for (int i = 0; i < Roles.Length; i++)
        {
            using HttpClient client = Web.As("somebody", Roles[i]);
            HttpStatusCode status = await SendAsync(client, method, pattern);
            Assert.Equal(i < (int)route.Role, status == HttpStatusCode.Forbidden);
        }
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task A_write_without_its_token_or_with_anothers_does_nothing(string method, string pattern)
    {
        if (method != "POST")
        {
            return;
        }

        using HttpClient admin = Web.As("root", "genai-administrator");
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(admin, method, pattern));

        // a token that was made for somebody else
        using HttpClient other = Web.As("somebody", "genai-administrator");
        string page = await other.PageAsync("/compliance/standing");
        string token = page.Split("name=\"__RequestVerificationToken\" value=\"")[1].Split('"')[0];
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("reason", "well considered")]);
        using HttpResponseMessage response = await admin.PostAsync(PathOf(pattern), form);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain((await Web.RecordsAsync()).OfType<OperatorActed>(), r => r.Operator == "root");
    }

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Every_answer_forbids_scripts_frames_sniffing_and_keeping(string method, string pattern)
    {
        using HttpClient admin = Web.As("root", "genai-administrator");
        using var request = new HttpRequestMessage(new HttpMethod(method), PathOf(pattern));
        using HttpResponseMessage response = await admin.SendAsync(request);

        string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(response.Headers.GetValues("X-Frame-Options")));
        Assert.True(response.Headers.CacheControl!.NoStore || response.Headers.ETag is not null);
    }

    [Theory]
    [InlineData("Host", "compliance.example.com")]
    [InlineData("Host", "127.0.0.1.example.com")]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    [InlineData("X-Real-IP", "203.0.113.9")]
    [InlineData("X-Forwarded-Host", "x")]
    [InlineData("Via", "1.1 proxy")]
    public async Task What_a_proxy_forwarded_or_another_name_led_here_is_remote_and_refused(string header, string value)
    {
        using HttpClient admin = Web.As("root", "genai-administrator");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/compliance", UriKind.Relative));
        request.Headers.TryAddWithoutValidation(header, value);

        using HttpResponseMessage response = await admin.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("控制台只接受本机访问。The console answers to this machine only (GenAiMeasures:Web:Console:AllowRemote).\n", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Remote_access_is_a_setting_and_is_said_in_the_log()
    {
        await using TestWeb web = await TestWeb.StartAsync(web: o => o.Console.AllowRemote = true);
        using HttpClient viewer = web.As("v", "genai-viewer");
        viewer.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-For", "203.0.113.9");

        await viewer.PageAsync("/compliance");

        Assert.Contains(web.Logs.GetSnapshot(), l => l.Id.Name == "ConsoleOpen");
    }

    [Theory]
    [InlineData("/compliance/assets/..%2f..%2fappsettings.json")]
    [InlineData("/compliance/assets/%2e%2e%2fconsole.css")]
    [InlineData("/compliance/assets/console.css%00")]
    [InlineData("/compliance/assets/CONSOLE.CSS")]
    [InlineData("/compliance/records/..%2f..%2fx/1")]
    [InlineData("/compliance/records/0123456789abcdef0123456789abcdef/-1")]
    [InlineData("/compliance/records/0123456789abcdef0123456789abcdef/99999999999999999999")]
    [InlineData("/compliance/standing/..%2f..%2fetc%2fpasswd")]
    [InlineData("/compliance/standing/'%20OR%201=1--")]
    [InlineData("/compliance/incidents/%3Cscript%3E")]
    [InlineData("/compliance/rights/%2e%2e%2f%2e%2e%2fx")]
    public async Task Tricks_in_a_path_find_nothing(string path)
    {
        using HttpClient admin = Web.As("root", "genai-administrator");
        using HttpResponseMessage response = await admin.GetAsync(new Uri(path, UriKind.Relative));

        Assert.True(response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{path}: {response.StatusCode}");
        Assert.DoesNotContain("<script>", await response.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_form_that_is_too_large_is_refused()
    {
        using HttpClient op = Web.As("op", "genai-operator");
        using HttpResponseMessage response = await op.SubmitAsync("/compliance/standing", "/compliance/standing/find", ("account", new string('x', 200_000)), ("reason", "well considered"));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_refused()
    {
        using HttpClient op = Web.As("op", "genai-operator");
        using HttpResponseMessage response = await op.PostAsync(new Uri("/compliance/standing/find", UriKind.Relative), new StringContent("{}", Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task A_body_that_does_not_come_ends_the_request()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, Web.Address.Port);
        await using NetworkStream stream = socket.GetStream();
        string head = $"POST /compliance/standing/find HTTP/1.1\r\nHost: 127.0.0.1\r\n{TestSignIn.Header}: op;genai-operator\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nreason=";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        byte[] answer = new byte[512];

        int read = await stream.ReadAsync(answer, patience.Token);

        // ours after ten seconds, or Kestrel's own minimum rate before
        Assert.True(read == 0 || Encoding.ASCII.GetString(answer, 0, read).StartsWith("HTTP/1.1 408", StringComparison.Ordinal), Encoding.ASCII.GetString(answer, 0, read));
    }

    private static async Task<HttpStatusCode> SendAsync(HttpClient client, string method, string pattern)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), PathOf(pattern));
        if (method == "POST")
        {
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("reason", "well considered")]);
        }

        using HttpResponseMessage response = await client.SendAsync(request);
        return response.StatusCode;
    }

    private static Uri PathOf(string pattern) => new(
        "/compliance" + pattern.Replace("{sequence}", "0", StringComparison.Ordinal).Replace("{name}", "console.css", StringComparison.Ordinal)
            .Replace("{id}", Hex, StringComparison.Ordinal).Replace("{subject}", Hex, StringComparison.Ordinal).Replace("{log}", Hex, StringComparison.Ordinal).Replace("{item}", Hex, StringComparison.Ordinal),
        UriKind.Relative);
}
