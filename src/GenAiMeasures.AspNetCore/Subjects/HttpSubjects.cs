using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.AspNetCore;

// Reads the subject from the principal that the host has authenticated. Nothing that a request can choose is looked at.
internal sealed class HttpSubjects(IOptions<GenAiWebOptions> options)
{
    internal static readonly string[] DefaultIdClaims = [ClaimTypes.NameIdentifier, "sub"];

    private readonly WebSubjectOptions _options = options.Value.Subjects;

    internal Subject? Find(HttpContext context)
    {
        ClaimsIdentity? identity = context.User.Identities.FirstOrDefault(i => i.IsAuthenticated);
        if (identity is null || FindId(identity) is not { } id)
        {
            return null;
        }

        string tenant = "";
        if (_options.TenantClaim.Length > 0)
        {
            // without its tenant an id could be another person's
            if (identity.FindFirst(_options.TenantClaim)?.Value is not { Length: > 0 } found)
            {
                return null;
            }

            tenant = found;
        }

        bool isShared = _options.SharedClaim.Length > 0
            && identity.FindFirst(_options.SharedClaim) is { } shared
            && !string.Equals(shared.Value, "false", StringComparison.OrdinalIgnoreCase);
        return new Subject(id, isShared ? SubjectKind.Shared : SubjectKind.Identified)
        {
            Tenant = tenant,
            SessionId = identity.FindFirst(_options.SessionClaim)?.Value ?? context.Features.Get<ISessionFeature>()?.Session?.Id,
        };
    }

    private string? FindId(ClaimsIdentity identity)
    {
        foreach (string type in _options.IdClaims.Count > 0 ? _options.IdClaims : DefaultIdClaims)
        {
            if (identity.FindFirst(type)?.Value is { } value && !string.IsNullOrWhiteSpace(value))
            {
                return value;
            }
        }

        return null;
    }
}
