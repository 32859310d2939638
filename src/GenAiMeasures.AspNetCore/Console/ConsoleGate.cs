using System.Net;
using GenAiMeasures.Filing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace GenAiMeasures.AspNetCore;

// What every request to the console passes, behind the authorization of its endpoint.
internal sealed class ConsoleGate(ConsoleRoute route, string root)
{
    private const long LargestForm = 64 * 1024;
    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"];

    internal async Task RunAsync(HttpContext context)
    {
        Protect(context.Response.Headers);
        LimitedBody.SetLargest(context, LargestForm);
        WebLog log = context.RequestServices.GetRequiredService<WebLog>();
        if (!context.RequestServices.GetRequiredService<IOptions<GenAiWebOptions>>().Value.Console.AllowRemote && !IsLocal(context))
        {
            log.ConsoleRefused("remote");
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync("控制台只接受本机访问。The console answers to this machine only (GenAiMeasures:Web:Console:AllowRemote).\n");
            return;
        }

        ConsoleCall call = await ConsoleCall.OpenAsync(context, context.Request.PathBase + root);
        await AnswerAsync(context, await RunAsync(call, log));
    }

    // A proxy on this machine is not this machine's user, and a name that is not this machine's is an attack on its browser.
    internal static bool IsLocal(HttpContext context)
    {
        IHeaderDictionary headers = context.Request.Headers;
        string host = context.Request.Host.Host;
        bool isNamed = string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? named) && IPAddress.IsLoopback(named));
        return context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote) && isNamed && !Array.Exists(Forwarding, headers.ContainsKey);
    }

    private async Task<ConsoleAnswer> RunAsync(ConsoleCall call, WebLog log)
    {
        try
        {
            if (route.IsWrite && await ReadFormAsync(call) is { } refused)
            {
                return refused;
            }

            return await route.Handle(call);
        }
        catch (FilingInputException exception)
        {
            return Layout.Message(call, 409, call.T("文件有问题", "A file is wrong"), string.Join(' ', exception.Problems.Take(20).Select(p => $"{p.Place}：{call.T(p.Chinese, p.English)}")));
        }
        catch (ArgumentException exception)
        {
            return Layout.Message(call, 400, call.T("填写不完整", "Something is missing"), exception.ParamName is null ? exception.Message : exception.Message.Split(" (Parameter")[0]);
        }
        catch (KeyNotFoundException)
        {
            return await ConsoleAnswer.NotFound(call);
        }
        catch (InvalidOperationException exception)
        {
            return Layout.Message(call, 409, call.T("现在不能这样做", "This cannot be done now"), exception.Message);
        }
        catch (Exception exception) when (exception is LedgerUnavailableException or StateUnavailableException)
        {
            log.ConsoleFailed(exception.GetType().Name);
            return Layout.Message(call, 503, call.T("存储不可用", "The store is unavailable"), call.T("没有执行任何操作，请检查存储和健康状态。", "Nothing was done. Look at the store and the health checks."));
        }
    }

    private static async Task<ConsoleAnswer?> ReadFormAsync(ConsoleCall call)
    {
        HttpContext context = call.Context;
        if (!context.Request.HasFormContentType)
        {
            return Layout.Message(call, 415, call.T("不支持的内容", "Not a form"), call.T("这里只接受网页表单。", "Only forms are taken here."));
        }

        context.Features.Set<IFormFeature>(new FormFeature(context.Request, new FormOptions { BufferBodyLengthLimit = LargestForm, KeyLengthLimit = 128, ValueCountLimit = 32, ValueLengthLimit = (int)LargestForm, MultipartBodyLengthLimit = LargestForm }));
        try
        {
            using MemoryStream body = await LimitedBody.ReadAsync(context, LargestForm, call.Time);
            context.Request.Body = body;
            await call.ReadFormAsync(context.RequestAborted);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status408RequestTimeout)
        {
            return Layout.Message(call, 408, call.T("提交太慢", "Too slow"), call.T("表单没有按时到达。", "The form did not arrive in time."));
        }
        catch (Exception exception) when (exception is InvalidDataException or BadHttpRequestException)
        {
            return Layout.Message(call, 413, call.T("提交的内容太大", "Too large"), call.T("表单超过了限制。", "The form is over the limit."));
        }

        return await call.Required<IAntiforgery>().IsRequestValidAsync(context)
            ? null
            : Layout.Message(call, 400, call.T("请重新打开页面", "Open the page again"), call.T("表单没有有效的防伪令牌，没有执行任何操作。", "The form had no valid antiforgery token. Nothing was done."));
    }

    private static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.CacheControl = "no-cache, no-store";
        headers.Pragma = "no-cache";
    }

    private static bool IsKnown(StringValues known, string tag) =>
        EntityTagHeaderValue.TryParseList(known, out IList<EntityTagHeaderValue>? tags) && tags.Any(t => t.Tag == tag || t.Tag == "*");

    private static async Task AnswerAsync(HttpContext context, ConsoleAnswer answer)
    {
        HttpResponse response = context.Response;
        if (answer.ETag is { } tag)
        {
            response.Headers.ETag = tag;
            response.Headers.Vary = "Accept-Encoding";
            response.Headers.CacheControl = "private, no-cache";
            response.Headers.Remove("Pragma");
            if (IsKnown(context.Request.Headers.IfNoneMatch, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.StatusCode = answer.Status;
        if (answer.Location is { } location)
        {
            response.Headers.Location = location;
            return;
        }

        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        if (answer.Encoding is { } encoding)
        {
            response.Headers.ContentEncoding = encoding;
        }

        if (answer.FileName is { } name)
        {
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(name);
            response.Headers.ContentDisposition = disposition.ToString();
        }

        await response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }
}
