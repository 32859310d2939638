using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore;

// One request to an intake endpoint.
internal sealed class IntakeCall(HttpContext context)
{
    internal const long LargestBody = 32 * 1024;
    internal const int LongestText = 4_000;

    internal HttpContext Context => context;

    internal Subject? Subject { get; } = context.RequestServices.GetRequiredService<HttpSubjects>().Find(context);

    internal CancellationToken Aborted => context.RequestAborted;

    internal TimeProvider Time => Service<TimeProvider>() ?? TimeProvider.System;

    internal T? Service<T>()
        where T : class => context.RequestServices.GetService<T>();

    internal T Required<T>()
        where T : class => context.RequestServices.GetRequiredService<T>();

    internal async Task<T?> ReadAsync<T>(JsonTypeInfo<T> type)
        where T : class
    {
        using MemoryStream body = await LimitedBody.ReadAsync(context, LargestBody, Time);
        return body.Length == 0 ? null : JsonSerializer.Deserialize(body.GetBuffer().AsSpan(0, (int)body.Length), type);
    }

    internal Task AnswerAsync<T>(int status, T value, JsonTypeInfo<T> type)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return JsonSerializer.SerializeAsync(context.Response.Body, value, type, context.RequestAborted);
    }

    internal Task RefuseAsync(int status, string code, string chinese, string english) =>
        AnswerAsync(status, new IntakeProblem(code, chinese, english), IntakeJsonContext.Default.IntakeProblem);

    internal static bool IsText(string? text, bool required = false) => text is null ? !required : text.Length <= LongestText && (!required || !string.IsNullOrWhiteSpace(text));
}
