using Microsoft.AspNetCore.Http;

namespace GenAiMeasures.AspNetCore;

// Asked at the call, on the caller's execution context: the accessor is right there.
internal sealed class HttpSubjectResolver(IHttpContextAccessor accessor, HttpSubjects subjects) : ISubjectResolver
{
    public Subject? Resolve() => accessor.HttpContext is { } context ? subjects.Find(context) : null;
}
