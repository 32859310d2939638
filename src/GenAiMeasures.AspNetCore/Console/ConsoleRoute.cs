using Microsoft.AspNetCore.Http;

namespace GenAiMeasures.AspNetCore;

// One endpoint of the console: who may, and what is done. A route that writes is a POST with a form.
internal sealed record ConsoleRoute(string Method, string Pattern, ConsoleRole Role, Func<ConsoleCall, Task<ConsoleAnswer>> Handle)
{
    internal bool IsWrite => Method == HttpMethods.Post;

    internal string Policy => PolicyOf(Role);

    internal static ConsoleRoute Get(string pattern, ConsoleRole role, Func<ConsoleCall, Task<ConsoleAnswer>> handle) => new(HttpMethods.Get, pattern, role, handle);

    internal static ConsoleRoute Post(string pattern, ConsoleRole role, Func<ConsoleCall, Task<ConsoleAnswer>> handle) => new(HttpMethods.Post, pattern, role, handle);

    internal static string PolicyOf(ConsoleRole role) => role switch
    {
        ConsoleRole.Viewer => GenAiWebPolicies.Viewer,
        ConsoleRole.Auditor => GenAiWebPolicies.Auditor,
        ConsoleRole.Operator => GenAiWebPolicies.Operator,
        _ => GenAiWebPolicies.Administrator,
    };
}
