namespace GenAiMeasures.AspNetCore;

// What a handler gives back: a page, a file, or the place of the page to go on to.
internal sealed record ConsoleAnswer(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    private const string HtmlType = "text/html; charset=utf-8";

    internal string? Location { get; init; }

    internal string? FileName { get; init; }

    internal string? ETag { get; init; }

    internal string? Encoding { get; init; }

    internal static ConsoleAnswer Page(Html page, int status = 200) => new(status, HtmlType, System.Text.Encoding.UTF8.GetBytes(page.ToString()));

    internal static ConsoleAnswer GoTo(string location) => new(303, HtmlType, default) { Location = location };

    internal static ConsoleAnswer File(string name, string text) => File(name, "text/plain; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(text));

    internal static ConsoleAnswer File(string name, string contentType, ReadOnlyMemory<byte> body) => new(200, contentType, body) { FileName = name };

    internal static Task<ConsoleAnswer> NotFound(ConsoleCall call) => Task.FromResult(Layout.Message(
        call, 404, call.T("没有找到", "Not found"), call.T("没有这样的页面或者编号。", "There is no such page or number.")));
}
