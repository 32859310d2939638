using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.AspNetCore;

// Records from where an exchange was asked for, before anything is decided about it: refused ones count too.
internal sealed class ClientSeenStage(IHttpContextAccessor accessor, IOptions<GenAiWebOptions> options, ILedger? ledger = null) : ExchangeStage
{
    private const int Longest = 256;

    public override string Name => "client";

    public override int Order => StageOrder.Standing - 50;

    public override async ValueTask<Admission> AdmitAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        if (!options.Value.Client.Record || ledger is null || accessor.HttpContext is not { } context)
        {
            return Admission.Pass;
        }

        ConnectionInfo connection = context.Connection;
        await ledger.AppendAsync(
            new ClientSeen
            {
                Exchange = exchange.Id,
                Person = exchange.Subject,
                SourceAddress = connection.RemoteIpAddress?.ToString(),
                SourcePort = connection.RemoteIpAddress is null ? null : connection.RemotePort,
                DestinationAddress = connection.LocalIpAddress?.ToString(),
                DestinationPort = connection.LocalIpAddress is null ? null : connection.LocalPort,
                Client = Describe(context.Request.Headers),
            },
            cancellationToken);
        return Admission.Pass;
    }

    // what a browser tells of the machine it runs on; a hint that was not sent is not asked for
    private static string? Describe(IHeaderDictionary headers)
    {
        string text = string.Join(
            "; ",
            new[] { headers.UserAgent.ToString(), headers["Sec-CH-UA-Platform"].ToString(), headers["Sec-CH-UA-Model"].ToString() }.Where(t => t.Length > 0));
        return text.Length == 0 ? null : text.Length <= Longest ? text : text[..Longest];
    }
}
