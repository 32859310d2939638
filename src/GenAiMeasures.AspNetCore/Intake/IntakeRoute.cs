using System.Reflection;

namespace GenAiMeasures.AspNetCore;

// One endpoint of the intake. All but those that the public may use ask for a signed-in user.
internal sealed record IntakeRoute(string Method, string Pattern, bool IsPublic, string Summary, Func<IntakeCall, Task> Handle)
{
    internal Type? Accepts { get; init; }

    internal Type? Produces { get; init; }

    internal int Status { get; init; } = 200;

    internal bool IsWrite => Method == "POST";

    internal MethodInfo Source => Handle.Method;
}
