using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>Bodies that come too slowly, on real sockets.</summary>
public sealed class SlowBodyTests
{
    [Fact]
    public async Task Every_write_hangs_up_on_a_body_that_drips_for_ten_seconds_and_serves_others_meanwhile()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using TestWeb web = await TestWeb.StartAsync(build: b =>
        {
            b.AddFiling();
            b.Services.AddSingleton<TimeProvider>(time);
        });
        using HttpClient other = web.As("other");
        other.Timeout = TimeSpan.FromSeconds(20);
        using var stop = new CancellationTokenSource();
        Task clock = TickAsync(time, stop.Token);

        Task<string>[] answers = [.. EndpointList.Writes.Select(e => RawHttp.DripAsync(
            web.Address, EndpointList.Head(e.Method, e.Pattern, EndpointList.Path(e.Pattern), "Content-Length: 20000"), () => Task.Delay(20)))];
        using HttpResponseMessage served = await other.GetAsync(new Uri("/people/standing", UriKind.Relative));
        string[] all = await Task.WhenAll(answers);
        await stop.CancelAsync();
        await clock;

        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
        foreach ((string answer, (_, string pattern)) in all.Zip(EndpointList.Writes))
        {
            Assert.True(answer.StartsWith("HTTP/1.1 408 ", StringComparison.Ordinal), $"{pattern}: {answer}");
            Assert.Contains(EndpointList.IsIntake(pattern) ? "\"too_slow\"" : "表单没有按时到达。", answer, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(web.Logs.GetSnapshot(), l => l.Level > LogLevel.Information);
        Assert.Empty((await web.RecordsAsync()).OfType<OperatorActed>());
    }

    [Fact]
    public async Task The_servers_own_least_rate_ends_an_intake_request_of_which_nothing_comes()
    {
        await using TestWeb web = await TestWeb.StartAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, web.Address.Port);
        await using NetworkStream stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(EndpointList.Head("POST", "/people/declarations", "/people/declarations", "Content-Length: 1000") + "\r\n\r\n{"));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        byte[] answer = new byte[512];

        int read = await stream.ReadAsync(answer, patience.Token);

        Assert.StartsWith("HTTP/1.1 408", Encoding.ASCII.GetString(answer, 0, read), StringComparison.Ordinal);
    }

    // the time of the app runs ten times as fast; the server's own, which watches the rate, does not
    private static async Task TickAsync(FakeTimeProvider time, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Delay(50, CancellationToken.None);
        }
    }
}
