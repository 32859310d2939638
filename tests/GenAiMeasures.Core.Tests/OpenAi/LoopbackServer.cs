using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GenAiMeasures.Tests;

/// <summary>A server on the loopback interface that speaks the chat-completions protocol as a test writes it, byte by byte where it matters.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, Connection, Task> _answer;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;

    public LoopbackServer(Func<string, Connection, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _running = RunAsync();
    }

    public Uri Endpoint => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/v1");

    /// <summary>The bodies of the requests that came in.</summary>
    public List<string> Requests { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _running;
        _stopping.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                client.NoDelay = true;
                await using NetworkStream stream = client.GetStream();
                string body = await ReadBodyAsync(stream);
                lock (Requests)
                {
                    Requests.Add(body);
                }

                await _answer(body, new Connection(client, stream));
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                // the client left, or the test is over
            }
        }
    }

    private static async Task<string> ReadBodyAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!EndsHead(head) && await stream.ReadAsync(one) > 0)
        {
            head.Add(one[0]);
        }

        string text = Encoding.ASCII.GetString([.. head]);
        const string Name = "content-length:";
        int at = text.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        int length = at < 0 ? 0 : int.Parse(text[(at + Name.Length)..].Split('\r')[0].Trim(), System.Globalization.CultureInfo.InvariantCulture);
        var body = new byte[length];
        await stream.ReadExactlyAsync(body);
        return Encoding.UTF8.GetString(body);
    }

    private static bool EndsHead(List<byte> head) =>
        head.Count >= 4 && head[^4] == '\r' && head[^3] == '\n' && head[^2] == '\r' && head[^1] == '\n';

    /// <summary>One connection with a client.</summary>
    internal sealed class Connection(TcpClient client, NetworkStream stream)
    {
        /// <summary>Begins an answer of server-sent events, without a length: the connection's end is its end.</summary>
        public Task BeginEventsAsync() =>
            WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nConnection: close\r\n\r\n"u8.ToArray());

        public Task SendEventAsync(string json) => WriteAsync(Encoding.UTF8.GetBytes($"data: {json}\n\n"));

        /// <summary>Sends an event in pieces of so many bytes, each a packet of its own, so that characters are split over reads.</summary>
        public async Task SendEventInPiecesAsync(string json, int bytes)
        {
            foreach (byte[] piece in Encoding.UTF8.GetBytes($"data: {json}\n\n").Chunk(bytes))
            {
                await WriteAsync(piece);
                await Task.Delay(1);
            }
        }

        public Task EndEventsAsync() => WriteAsync("data: [DONE]\n\n"u8.ToArray());

        public Task AnswerAsync(int status, string json) => WriteAsync(Encoding.UTF8.GetBytes(
            $"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\nConnection: close\r\n\r\n{json}"));

        /// <summary>Cuts the connection in the middle.</summary>
        public void Cut() => client.Client.Close(0);

        private async Task WriteAsync(byte[] bytes)
        {
            await stream.WriteAsync(bytes);
            await stream.FlushAsync();
        }
    }
}
