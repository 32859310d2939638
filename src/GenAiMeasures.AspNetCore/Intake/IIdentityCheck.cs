using Microsoft.AspNetCore.Http;

namespace GenAiMeasures.AspNetCore;

/// <summary>Checks who a person is when they ask for their rights, beyond being signed in (PIPL Art. 50). Without one an operator checks in the console. Thread-safe.</summary>
public interface IIdentityCheck
{
    /// <summary>Checks the person behind a request.</summary>
    /// <param name="context">The request over HTTP.</param>
    /// <param name="subject">Who is signed in.</param>
    /// <param name="asked">What they ask for.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The method, such as <c>sms</c>, and whether the person is who they say; <see langword="null"/> to leave it to an operator.</returns>
    ValueTask<IdentityCheckResult?> CheckAsync(HttpContext context, Subject subject, SubjectRequestKind asked, CancellationToken cancellationToken);
}
