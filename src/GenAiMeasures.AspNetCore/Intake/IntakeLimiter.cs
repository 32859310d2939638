using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.AspNetCore;

// So many requests a minute for each subject, or for each address without one.
internal sealed class IntakeLimiter(IOptions<GenAiWebOptions> options, HttpSubjects subjects) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetFixedWindowLimiter(
        subjects.Find(context) is { } subject ? $"subject {subject.Tenant}/{subject.Id}" : $"address {context.Connection.RemoteIpAddress}",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = options.Value.Intake.RequestsPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    internal bool IsAllowed(HttpContext context)
    {
        using RateLimitLease lease = _limiter.AttemptAcquire(context);
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
