using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>Requests byte by byte, as no client of good will sends them.</summary>
internal static class RawHttp
{
    /// <summary>Sends a request whose body comes a byte at a time and never ends, until it is answered; reads to the end of the connection.</summary>
    /// <param name="address">The app.</param>
    /// <param name="head">The request's line and headers, without the last empty line.</param>
    /// <param name="pause">Waits a moment between two bytes.</param>
    /// <returns>All that came back until the server hung up.</returns>
    public static async Task<string> DripAsync(Uri address, string head, Func<Task> pause)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        NetworkStream stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + "\r\n\r\n"));
        string[] both = await Task.WhenAll(ReadAsync(stream).WaitAsync(TimeSpan.FromSeconds(30)), DripAsync(stream, pause));
        return both[0];
    }

    /// <summary>Sends bytes and reads to the end of the connection.</summary>
    public static async Task<string> SendAsync(Uri address, string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        await using NetworkStream stream = socket.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request));
        return await ReadAsync(stream).WaitAsync(TimeSpan.FromSeconds(30));
    }

    // until the other side hangs up
    private static async Task<string> DripAsync(NetworkStream stream, Func<Task> pause)
    {
        byte[] drop = [(byte)' '];
        try
        {
            for (int i = 0; i < 1_000; i++)
            {
                await stream.WriteAsync(drop);
                await pause();
            }
        }
        catch (IOException)
        {
            // as it should
        }

        return "";
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        using var all = new MemoryStream();
        byte[] part = new byte[4_096];
        try
        {
            int read;
            while ((read = await stream.ReadAsync(part)) > 0)
            {
                await all.WriteAsync(part.AsMemory(0, read));
            }
        }
        catch (IOException)
        {
            // reset instead of closed: hung up as well
        }

        return Encoding.UTF8.GetString(all.ToArray());
    }
}
