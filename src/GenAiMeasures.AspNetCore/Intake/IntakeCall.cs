using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore;

// One request to an intake endpoint.
internal sealed class IntakeCall(HttpContext context)
{
    internal const long LargestBody = 32 * 1024;
    internal const int LongestText = 4_000;
    private static readonly TimeSpan SlowestBody = TimeSpan.FromSeconds(10);

    internal HttpContext Context => context;

    internal Subject? Subject { get; } = context.RequestServices.GetRequiredService<HttpSubjects>().Find(context);

    internal CancellationToken Aborted => context.RequestAborted;

    internal T? Service<T>()
        where T : class => context.RequestServices.GetService<T>();

    internal T Required<T>()
        where T : class => context.RequestServices.GetRequiredService<T>();

    internal async Task<T?> ReadAsync<T>(JsonTypeInfo<T> type)
        where T : class
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LargestBody;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(SlowestBody);
        using var body = new MemoryStream();
        byte[] part = new byte[4_096];
        int read;
        while ((read = await context.Request.Body.ReadAsync(part, patience.Token)) > 0)
        {
            if (body.Length + read > LargestBody)
            {
                throw new BadHttpRequestException("The body is larger than 32 KiB.", StatusCodes.Status413PayloadTooLarge);
            }

            await body.WriteAsync(part.AsMemory(0, read), patience.Token);
        }

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
