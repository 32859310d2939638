using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore;

// What every request to the intake passes, behind the authorization of its endpoint.
internal sealed class IntakeGate(IntakeRoute route)
{
    internal async Task RunAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-cache, no-store";
        context.Response.Headers.Pragma = "no-cache";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        LimitedBody.SetLargest(context, IntakeCall.LargestBody);
        var call = new IntakeCall(context);
        if (!context.RequestServices.GetRequiredService<IntakeLimiter>().IsAllowed(context))
        {
            context.Response.Headers.RetryAfter = "60";
            await call.RefuseAsync(429, "too_many_requests", "请求过于频繁，请稍后再试。", "Too many requests. Please try again later.");
            return;
        }

        if (!route.IsPublic && call.Subject is null)
        {
            await call.RefuseAsync(401, "subject_unknown", "请先登录。", "Please sign in.");
            return;
        }

        if (route.IsWrite && !await IsMeantAsync(context))
        {
            await call.RefuseAsync(400, "antiforgery", "请求缺少有效的防伪令牌。", "The request has no valid antiforgery token.");
            return;
        }

        await RunAsync(call);
    }

    private async Task RunAsync(IntakeCall call)
    {
        try
        {
            await route.Handle(call);
        }
        catch (Exception exception) when (exception is JsonException or BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest })
        {
            await call.RefuseAsync(400, "malformed", "请求内容无法识别。", "The request cannot be read.");
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await call.RefuseAsync(413, "too_large", "请求内容太大。", "The request is too large.");
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status408RequestTimeout)
        {
            await call.RefuseAsync(408, "too_slow", "请求没有按时到达。", "The request did not arrive in time.");
        }
        catch (Exception exception) when (exception is LedgerUnavailableException or StateUnavailableException)
        {
            call.Required<WebLog>().IntakeFailed(exception.GetType().Name);
            await call.RefuseAsync(503, "record_unavailable", "服务记录暂时不可用，请稍后再试。", "The service record is unavailable at the moment. Please try again later.");
        }
    }

    // A bearer token is put into a request by the app's own code; a cookie goes with every request, whoever made the page send it.
    private static async Task<bool> IsMeantAsync(HttpContext context) =>
        context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
        || await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
}
