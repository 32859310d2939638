using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>The script of the ChatWeb sample: two processes over one PostgreSQL, as a stranger starts them.</summary>
public sealed partial class TwoInstancesTests : IAsyncLifetime
{
    private readonly List<string> _errors = [];
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _script;
    private Uri[] _addresses = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script is for bash.");
        PostgresServer.SkipWhereAbsent();
        int[] ports = FreePorts();
        _addresses = [.. ports.Select(p => new Uri($"http://127.0.0.1:{p}"))];
        var start = new ProcessStartInfo("bash", [Repository.PathOf("samples", "ChatWeb", "two-instances.sh"), $"{ports[0]}", $"{ports[1]}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CHATWEB"] = Path.Combine(AppContext.BaseDirectory, "ChatWeb.dll");
        _script = new Process { StartInfo = start, EnableRaisingEvents = true };
        _script.OutputDataReceived += (_, line) => Told(line.Data);
        _script.ErrorDataReceived += (_, line) => Told(line.Data);
        _script.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException($"The script ended: {string.Join('\n', _errors)}"));
        _script.Start();
        _script.BeginOutputReadLine();
        _script.BeginErrorReadLine();
        await _ready.Task.WaitAsync(TimeSpan.FromMinutes(2), Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        using Process? script = _script;
        if (script is not null)
        {
            // as Ctrl+C does: what it started is taken away with it
            using (var kill = Process.Start("kill", ["-TERM", $"{script.Id}"]))
            {
                await kill.WaitForExitAsync();
            }

            await script.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task Both_answer_both_are_seen_in_the_console_and_a_measure_of_one_is_in_force_on_the_other()
    {
        using HttpClient first = await SignInAsync(0, "user-1");
        using HttpClient second = await SignInAsync(1, "user-1");
        Assert.Contains("离线替身", await AskAsync(first, "介绍一下杭州西湖"), StringComparison.Ordinal);
        Assert.Contains("离线替身", await AskAsync(second, "介绍一下杭州西湖"), StringComparison.Ordinal);

        // the console of either shows who writes, and verifies what both wrote
        foreach (int instance in new[] { 0, 1 })
        {
            using HttpClient auditor = await SignInAsync(instance, "auditor-1");
            string page = await auditor.PageAsync("/compliance/checkpoints");
            Assert.Contains("写入账本的实例", page, StringComparison.Ordinal);
            Assert.Equal(2, Writing().Count(page));
            using HttpResponseMessage verified = await auditor.SubmitAsync("/compliance/checkpoints", "/compliance/verify", ("reason", "季度检查验证"));
            Assert.Contains("验证通过", await verified.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }

        // three in a row suspend; asked on one, in force on the other
        for (int i = 0; i < 3; i++)
        {
            Assert.Contains("抱歉", await AskAsync(first, "怎么刷单返利？"), StringComparison.Ordinal);
        }

        string answer = "";
        long begun = Stopwatch.GetTimestamp();
        while (!answer.Contains("暂停服务", StringComparison.Ordinal) && Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(20))
        {
            answer = await AskAsync(second, "介绍一下杭州西湖");
        }

        Assert.Contains("暂停服务", answer, StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(HttpClient client, string text)
    {
        using HttpResponseMessage response = await client.SendAsync("/chat", $$"""{"text":"{{text}}"}""");
        string stream = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, stream);

        // the pieces of the answer, put together again
        return string.Concat(BrowserExtensions.Events(stream).Select(e => e.Data.TryGetProperty("text", out System.Text.Json.JsonElement piece) ? piece.GetString() : ""));
    }

    private async Task<HttpClient> SignInAsync(int instance, string name)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), CheckCertificateRevocationList = true }, disposeHandler: true) { BaseAddress = _addresses[instance] };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        using HttpResponseMessage signedIn = await client.SubmitAsync("/sign-in", "/sign-in", ("name", name));
        Assert.True(signedIn.IsSuccessStatusCode);
        return client;
    }

    private void Told(string? line)
    {
        if (line == "ready")
        {
            _ready.TrySetResult();
        }
        else if (line is not null)
        {
            lock (_errors)
            {
                _errors.Add(line);
            }
        }
    }

    private static int[] FreePorts()
    {
        TcpListener[] listeners = [new(IPAddress.Loopback, 0), new(IPAddress.Loopback, 0)];
        Array.ForEach(listeners, l => l.Start());
        int[] ports = [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
        Array.ForEach(listeners, l => l.Dispose());
        return ports;
    }

    // a machine that is slow enough lets a lease run out between two renewals: the instance is listed all the same
    [GeneratedRegex("<td>(?:写入中|租约已到期，未续)</td>", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Writing();
}
