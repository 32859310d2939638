using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace ChatWeb;

/// <summary>A stand-in for a real sign-in: whoever opens the page picks who they are. Never do this in a service.</summary>
internal static class SignIn
{
    private static readonly (string Name, string Role, string Text)[] People =
    [
        ("user-1", "", "使用者一 User one"),
        ("user-2", "", "使用者二 User two"),
        ("viewer-1", "genai-viewer", "查看者 Viewer"),
        ("auditor-1", "genai-auditor", "审计员 Auditor"),
        ("operator-1", "genai-operator", "操作员 Operator"),
        ("administrator-1", "genai-administrator", "管理员 Administrator"),
    ];

    internal static void MapSignIn(this WebApplication app)
    {
        app.MapGet("/sign-in", (HttpContext context, IAntiforgery antiforgery) => Results.Content(Page(context, antiforgery), "text/html; charset=utf-8"));
        app.MapPost("/sign-in", SignInAsync);
        app.MapPost("/sign-out", async (HttpContext context, IAntiforgery antiforgery) =>
        {
            await antiforgery.ValidateRequestAsync(context);
            await context.SignOutAsync();
            return Results.Redirect("/sign-in");
        });
        app.MapGet("/denied", () => Results.Text("没有权限。You may not do this.\n", statusCode: 403));
        app.MapGet("/me", (HttpContext context) => Results.Json(new { name = context.User.Identity?.Name }));
    }

    private static async Task<IResult> SignInAsync(HttpContext context, IAntiforgery antiforgery)
    {
        await antiforgery.ValidateRequestAsync(context);
        string name = context.Request.Form["name"].ToString();
        (string Name, string Role, string Text) person = Array.Find(People, p => p.Name == name);
        if (person.Name is null)
        {
            return Results.Redirect("/sign-in");
        }

        Claim[] claims = [new(ClaimTypes.NameIdentifier, person.Name), new(ClaimTypes.Name, person.Name), .. person.Role.Length > 0 ? [new Claim(ClaimTypes.Role, person.Role)] : Array.Empty<Claim>()];
        await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(claims, CookieAuthenticationDefaults.AuthenticationScheme)));
        return Results.Redirect(person.Role.Length > 0 ? "/compliance" : "/");
    }

    private static string Page(HttpContext context, IAntiforgery antiforgery)
    {
        AntiforgeryTokenSet tokens = antiforgery.GetAndStoreTokens(context);
        string buttons = string.Join("\n", People.Select(p => $"<button name=\"name\" value=\"{p.Name}\">{HtmlEncoder.Default.Encode(p.Text)}</button>"));
        return $"""
            <!DOCTYPE html>
            <html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>登录 Sign in</title><link rel="stylesheet" href="/style.css"></head>
            <body><main class="sign-in"><h1>登录 <span lang="en">Sign in</span></h1><p>示例用的替身：选择一个身份。<br><span lang="en">A stand-in for the sample: pick who you are.</span></p>
            <form method="post" action="/sign-in"><input type="hidden" name="{tokens.FormFieldName}" value="{tokens.RequestToken}">
            {buttons}
            </form></main></body></html>
            """;
    }
}
