using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.AspNetCore;

// One request to the console: who asks, in which language, with which form.
internal sealed class ConsoleCall
{
    private const string LanguageCookie = "genai-measures-language";
    internal const int ShortestReason = 6;
    private const int LongestField = 4_000;

    private readonly HashSet<ConsoleRole> _roles = [];

    private ConsoleCall(HttpContext context, string root)
    {
        Context = context;
        Root = root;
        Options = context.RequestServices.GetRequiredService<IOptions<GenAiWebOptions>>().Value.Console;
        IsChinese = ReadLanguage(context) != "en";
    }

    internal HttpContext Context { get; }

    // where the console is mounted, with the app's own base path
    internal string Root { get; }

    internal bool IsChinese { get; }

    internal ConsoleOptions Options { get; }

    internal IFormCollection Form { get; private set; } = FormCollection.Empty;

    internal CancellationToken Aborted => Context.RequestAborted;

    internal TimeProvider Time => Service<TimeProvider>() ?? TimeProvider.System;

    internal static async Task<ConsoleCall> OpenAsync(HttpContext context, string root)
    {
        var call = new ConsoleCall(context, root);
        IAuthorizationService authorization = context.RequestServices.GetRequiredService<IAuthorizationService>();
        foreach (ConsoleRole role in Enum.GetValues<ConsoleRole>())
        {
            if ((await authorization.AuthorizeAsync(context.User, ConsoleRoute.PolicyOf(role))).Succeeded)
            {
                call._roles.Add(role);
            }
        }

        return call;
    }

    internal T? Service<T>()
        where T : class => Context.RequestServices.GetService<T>();

    internal T Required<T>()
        where T : class => Context.RequestServices.GetRequiredService<T>();

    internal IEnumerable<T> Services<T>()
        where T : class => Context.RequestServices.GetServices<T>();

    internal string T(string chinese, string english) => IsChinese ? chinese : english;

    internal bool Can(ConsoleRole role) => _roles.Contains(role);

    internal string Url(string path) => Root + path;

    internal string Route(string name) => Context.GetRouteValue(name) as string ?? "";

    internal string Query(string name) => Cut(Context.Request.Query[name].ToString());

    internal string Field(string name) => Cut(Form[name].ToString().Trim());

    internal string? OptionalField(string name) => Field(name) is { Length: > 0 } value ? value : null;

    internal string Needed(string name) => OptionalField(name) ?? throw new ArgumentException(T("有必填项没有填写。", "A field that is needed is empty."));

    // A moment of Beijing, as a datetime-local field sends it.
    internal DateTimeOffset? Moment(string name) => OptionalField(name) is not { } text ? null
        : DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime at) ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Unspecified), Beijing.Offset)
        : throw new ArgumentException(T("时间无法识别。", "The time cannot be read."));

    // who writes, as the record names them
    internal string? Operator()
    {
        string[] types = Options.OperatorClaim.Length > 0 ? [Options.OperatorClaim] : [.. HttpSubjects.DefaultIdClaims, ClaimTypes.Name];
        foreach (string type in types)
        {
            if (Context.User.FindFirst(type)?.Value is { } value && !string.IsNullOrWhiteSpace(value))
            {
                return value;
            }
        }

        return null;
    }

    internal async Task ReadFormAsync(CancellationToken cancellationToken) => Form = await Context.Request.ReadFormAsync(cancellationToken);

    // The record first: nothing is done by hand of which no record says by whom and why.
    internal async Task<string> RecordAsync(string action, string? target, string reason)
    {
        string author = Operator() ?? throw new ArgumentException(T("登录身份没有可以记录的编号，不能操作。", "Your sign-in carries no id that could be recorded: nothing was done."));
        if (reason.Length < ShortestReason)
        {
            throw new ArgumentException(T($"请写明理由（至少{ShortestReason}个字）：理由会被记录。", $"State the reason in at least {ShortestReason} characters: it is recorded."));
        }

        ILedger ledger = Service<ILedger>() ?? throw new InvalidOperationException(T("没有启用记录，不能操作。", "Records are not in use: nothing was done."));
        await ledger.AppendAsync(new OperatorActed { Operator = author, Action = action, Target = target, Reason = reason, At = Time.GetUtcNow() }, CancellationToken.None);
        return author;
    }

    internal string Token()
    {
        AntiforgeryTokenSet tokens = Required<IAntiforgery>().GetAndStoreTokens(Context);
        return tokens.RequestToken!;
    }

    internal string TokenField => Required<IOptions<AntiforgeryOptions>>().Value.FormFieldName;

    internal static string When(DateTimeOffset at) => at.ToOffset(Beijing.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    internal static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";

    private static string Cut(string text) => text.Length <= LongestField ? text : text[..LongestField];

    private static string ReadLanguage(HttpContext context)
    {
        string asked = context.Request.Query["lang"].ToString();
        if (asked is "zh" or "en")
        {
            context.Response.Cookies.Append(LanguageCookie, asked, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true });
            return asked;
        }

        return context.Request.Cookies[LanguageCookie] ?? "";
    }
}
