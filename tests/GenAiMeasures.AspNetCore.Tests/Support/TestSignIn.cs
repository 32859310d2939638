using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>Signs in whoever a header names: <c>name;role;type=value;…</c>. Stands for the host's authentication, in tests only.</summary>
internal sealed class TestSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    internal const string Header = "X-Test-User";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[Header].ToString() is not { Length: > 0 } text)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        string[] parts = text.Split(';');
        List<Claim> claims = parts[0].Length == 0 ? [] : [new Claim(ClaimTypes.NameIdentifier, parts[0])];
        foreach (string part in parts.Skip(1).Where(p => p.Length > 0))
        {
            string[] pair = part.Split('=', 2);
            claims.Add(pair.Length == 1 ? new Claim(ClaimTypes.Role, part) : new Claim(pair[0], pair[1]));
        }

        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name)));
    }
}
