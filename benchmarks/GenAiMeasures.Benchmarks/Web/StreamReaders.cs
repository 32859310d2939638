using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace GenAiMeasures.Benchmarks;

// So many readers at once, each with a connection and an account of its own, each reading one answer after the other. They begin spread
// over the length of one answer: what is measured is a service in use, not the moment in which everybody comes.
internal sealed class StreamReaders : IDisposable
{
    private const int Longest = 64 * 1024;

    private readonly int _readers;
    private readonly HttpClient _client;

    internal StreamReaders(Uri address, int readers)
    {
        _readers = readers;
#pragma warning disable CA2000 // the client owns its handler
        _client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = readers + 1, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5) })
        {
            BaseAddress = address,
            Timeout = TimeSpan.FromMinutes(2),
        };
#pragma warning restore CA2000
    }

    internal async Task<List<StreamedAnswer>> RunAsync(string path, int answersEach)
    {
        List<StreamedAnswer>[] all = await Task.WhenAll(Enumerable.Range(0, _readers).Select(r => ReadManyAsync(path, r, answersEach)));
        return [.. all.SelectMany(a => a)];
    }

    internal async Task<WebMemory> MemoryAsync() => WebMemory.Parse(await _client.GetStringAsync(new Uri("/memory", UriKind.Relative)));

    public void Dispose() => _client.Dispose();

    private async Task<List<StreamedAnswer>> ReadManyAsync(string path, int reader, int answers)
    {
        await Task.Delay((int)((long)reader * WebServer.Chunks * WebServer.PauseMilliseconds / _readers));
        var read = new List<StreamedAnswer>(answers);
        byte[] buffer = new byte[Longest];
        for (int i = 0; i < answers; i++)
        {
            read.Add(await ReadAsync(path, reader, buffer));
        }

        return read;
    }

    private async Task<StreamedAnswer> ReadAsync(string path, int reader, byte[] buffer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", WebServer.KeyOf(reader));
        long start = Stopwatch.GetTimestamp();
        using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using Stream stream = await response.Content.ReadAsStreamAsync();
        int length = 0;
        double first = 0;
        int read;
        while ((read = await stream.ReadAsync(buffer.AsMemory(length))) > 0)
        {
            length += read;
            if (first == 0 && buffer.AsSpan(0, length).IndexOf(Encoding.ASCII.GetBytes(WebServer.First)) >= 0)
            {
                first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }

        double total = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        string end = Encoding.UTF8.GetString(buffer, 0, length);
        int done = end.LastIndexOf("event: done\ndata: ", StringComparison.Ordinal);
        if (done < 0 || first == 0)
        {
            return new StreamedAnswer(first, total, false, null);
        }

        using JsonDocument data = JsonDocument.Parse(end[(end.IndexOf("data: ", done, StringComparison.Ordinal) + 6)..].TrimEnd());
        return new StreamedAnswer(first, total, true, data.RootElement.GetProperty("exchange").GetString());
    }
}
