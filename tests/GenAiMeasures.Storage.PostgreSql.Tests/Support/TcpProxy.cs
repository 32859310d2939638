using System.Net;
using System.Net.Sockets;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

/// <summary>Stands between an instance and the server: lets bytes through, holds them back, or cuts every connection and takes no new one.</summary>
internal sealed class TcpProxy : IDisposable
{
    private readonly int _target;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Lock _lock = new();
    private readonly HashSet<TcpClient> _clients = [];
    private volatile bool _isCut;
    private volatile int _delay;

    public TcpProxy(int target)
    {
        _target = target;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    public string Over(string connectionString) =>
        new Npgsql.NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = Port, Timeout = 2, CommandTimeout = 5 }.ConnectionString;

    public void Delay(int milliseconds) => _delay = milliseconds;

    public void Cut()
    {
        _isCut = true;
        lock (_lock)
        {
            foreach (TcpClient client in _clients)
            {
                client.Close();
            }

            _clients.Clear();
        }
    }

    public void Mend() => _isCut = false;

    public void Dispose()
    {
        _listener.Dispose();
        Cut();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync();
                if (_isCut)
                {
                    client.Close();
                }
                else
                {
                    _ = ServeAsync(client);
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        var server = new TcpClient();
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _target);
            lock (_lock)
            {
                _clients.Add(client);
                _clients.Add(server);
            }

            await Task.WhenAny(PumpAsync(client.GetStream(), server.GetStream()), PumpAsync(server.GetStream(), client.GetStream()));
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // cut
        }
        finally
        {
            client.Close();
            server.Close();
            lock (_lock)
            {
                _clients.Remove(client);
                _clients.Remove(server);
            }
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to)
    {
        byte[] buffer = new byte[16 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer)) > 0)
        {
            if (_delay > 0)
            {
                await Task.Delay(_delay);
            }

            await to.WriteAsync(buffer.AsMemory(0, read));
        }
    }
}
