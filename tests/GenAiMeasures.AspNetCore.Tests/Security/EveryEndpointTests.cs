using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>What is done to every endpoint of the package by somebody who may do everything: bodies, paths, headers, lines in logs.</summary>
public sealed class EveryEndpointTests : IAsyncLifetime
{
    private static readonly string[] Tricks =
    [
        "..%2f..%2fetc%2fpasswd", "%2e%2e%2f%2e%2e%2fappsettings.json", "..%5c..%5cweb.config", "console.css%00.html", "'%20OR%201=1--", "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "%0d%0aX-Injected:%201", "%E2%80%AE%F0%9F%92%A9", "0123456789ABCDEF0123456789ABCDEF", "-1", "9223372036854775808",
    ];

    private TestWeb? _web;

    private TestWeb Web => _web!;

    public async ValueTask InitializeAsync() => _web = await TestWeb.StartAsync(build: b => b.AddFiling());

    public ValueTask DisposeAsync() => Web.DisposeAsync();

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_by_every_write_whether_it_says_so_or_not()
    {
        foreach ((string method, string pattern) in EndpointList.Writes)
        {
            string body = (EndpointList.IsIntake(pattern) ? "" : "reason=") + new string('x', 70_000);
            foreach (bool chunked in (bool[])[false, true])
            {
                string more = chunked ? "Transfer-Encoding: chunked" : $"Content-Length: {body.Length}";
                string answer = await RawHttp.SendAsync(
                    Web.Address, EndpointList.Head(method, pattern, EndpointList.Path(pattern), more) + "\r\n\r\n" + (chunked ? $"{body.Length:x}\r\n{body}\r\n0\r\n\r\n" : body));

                Assert.True(answer.StartsWith("HTTP/1.1 413 ", StringComparison.Ordinal), $"{pattern}, chunked {chunked}: {answer}");
            }
        }
    }

    [Fact]
    public async Task Tricks_in_a_path_find_nothing_break_nothing_and_are_not_repeated()
    {
        using HttpClient client = Client();
        foreach ((string method, string pattern) in EndpointList.All)
        {
            foreach (string trick in Tricks.Append(new string('a', 4_000)))
            {
                foreach (string path in EndpointList.Paths(pattern, trick).Append(EndpointList.Path(pattern).TrimEnd('/') + "/" + trick).Append(EndpointList.Path(pattern) + "/../../" + trick))
                {
                    (HttpStatusCode status, string body) = await SendAsync(client, method, pattern, path);

                    bool isItself = path == EndpointList.Path(pattern);
                    Assert.True(isItself || status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed, $"{method} {path}: {status}");
                    Assert.DoesNotContain("<script", body, StringComparison.OrdinalIgnoreCase);
                    Assert.DoesNotContain("root:", body, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public async Task No_part_of_a_request_becomes_a_header_or_a_line_of_a_log()
    {
        const string Line = "%0d%0aX-Injected:%20evil%0d%0aSet-Cookie:%20evil=1";
        using HttpClient client = Client();
        foreach ((string method, string pattern) in EndpointList.All)
        {
            foreach (string path in EndpointList.Paths(pattern, Line).Append(EndpointList.Path(pattern)))
            {
                string query = $"?lang=zh{Line}&text={Line}&kind={Line}&state={Line}&done={Line}&before={Line}";
                using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path + query, UriKind.Relative));
                request.Headers.TryAddWithoutValidation("User-Agent", "a" + Line);
                request.Headers.TryAddWithoutValidation("Referer", "http://x/" + Line);
                request.Headers.TryAddWithoutValidation("If-None-Match", "\"" + Line + "\"");
                request.Headers.TryAddWithoutValidation("Cookie", "genai-measures-language=" + Line);
                if (method == "POST")
                {
                    request.Content = Body(pattern, "\r\nX-Injected: evil\r\nSet-Cookie: evil=1");
                }

                using HttpResponseMessage response = await client.SendAsync(request);

                Assert.True((int)response.StatusCode < 500, $"{method} {path}: {response.StatusCode}");
                Assert.DoesNotContain(response.Headers.Concat(response.Content.Headers), h => h.Key == "X-Injected" || h.Value.Any(v => v.Contains("evil", StringComparison.Ordinal)));
            }
        }

        // the server's own line for a request holds the path as it was decoded; that is the host's log format to quote
        Assert.All(
            Web.Logs.GetSnapshot().Where(l => l.Category != "Microsoft.AspNetCore.Hosting.Diagnostics"),
            l => Assert.DoesNotContain("\nX-Injected", l.Message, StringComparison.Ordinal));
        Assert.All(
            Web.Logs.GetSnapshot().Where(l => l.Category?.StartsWith("GenAiMeasures", StringComparison.Ordinal) == true),
            l => Assert.DoesNotContain("evil", l.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_header_with_a_line_break_in_it_is_two_headers_and_not_one_of_ours()
    {
        foreach ((string method, string pattern) in EndpointList.All)
        {
            string answer = await RawHttp.SendAsync(
                Web.Address, EndpointList.Head(method, pattern, EndpointList.Path(pattern), "Cookie: genai-measures-language=zh\rX-Injected: evil\r\nContent-Length: 0\r\nConnection: close") + "\r\n\r\n");

            Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("X-Injected", answer, StringComparison.Ordinal);
        }
    }

    private HttpClient Client()
    {
        HttpClient client = Web.As("root", "genai-administrator");
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer x");
        return client;
    }

    private static async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpClient client, string method, string pattern, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        request.Content = method == "POST" ? Body(pattern, "x") : null;
        using HttpResponseMessage response = await client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static HttpContent Body(string pattern, string text)
    {
        string json = System.Text.Json.JsonSerializer.Serialize(text);
        return EndpointList.IsIntake(pattern)
            ? new StringContent($$"""{"reference":{{json}},"text":{{json}},"kind":"Correct","about":{{json}},"statement":{{json}},"version":{{json}},"sha256":{{json}},"category":{{json}},"contact":{{json}},"exchange":{{json}}}""", Encoding.UTF8, "application/json")
            : new FormUrlEncodedContent([KeyValuePair.Create("reason", text), KeyValuePair.Create("account", text)]);
    }
}
