using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GenAiMeasures.AspNetCore;

// What the body of a request may cost: so many bytes, and so long. The server's own limits (size, least rate) stand behind it, and are
// the host's to set; these hold whatever the host set.
internal static class LimitedBody
{
    internal static readonly TimeSpan Slowest = TimeSpan.FromSeconds(10);

    // before anything else is done with the request: what is refused unread is then not read further than this either
    internal static void SetLargest(HttpContext context, long bytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = bytes;
        }
    }

    // Reads all of it. The wait is ended by the reader's own means: a read whose token is cancelled leaves the server's reader in a
    // state in which it drops the connection, and the answer that says why with it.
    internal static async Task<MemoryStream> ReadAsync(HttpContext context, long largest, TimeProvider time)
    {
        PipeReader reader = context.Request.BodyReader;
        using var clock = new CancellationTokenSource(Slowest, time);
        await using CancellationTokenRegistration end = clock.Token.UnsafeRegister(static r => ((PipeReader)r!).CancelPendingRead(), reader);
        var body = new MemoryStream();
        while (true)
        {
            ReadResult read = await reader.ReadAsync(context.RequestAborted);
            bool fits = body.Length + read.Buffer.Length <= largest;
            if (fits)
            {
                foreach (ReadOnlyMemory<byte> part in read.Buffer)
                {
                    body.Write(part.Span);
                }
            }

            reader.AdvanceTo(read.Buffer.End);
            if (!fits)
            {
                throw new BadHttpRequestException("The body is over its limit.", StatusCodes.Status413PayloadTooLarge);
            }

            if (read.IsCompleted)
            {
                body.Position = 0;
                return body;
            }

            if (clock.IsCancellationRequested)
            {
                throw new BadHttpRequestException("The body did not come in time.", StatusCodes.Status408RequestTimeout);
            }
        }
    }
}
