namespace GenAiMeasures.AspNetCore;

// Markup. It is made from templates only, and every hole of a template is encoded unless it is markup itself: no text that a
// user sent can become an element.
internal readonly struct Html
{
    private readonly string? _markup;

    private Html(string markup) => _markup = markup;

    internal static Html Empty => default;

    internal static Html Of(ref HtmlHandler template) => new(template.ToMarkup());

    internal static Html Join(IEnumerable<Html> parts) => new(string.Concat(parts.Select(p => p._markup)));

    internal static Html When(bool condition, Func<Html> markup) => condition ? markup() : default;

    public override string ToString() => _markup ?? "";
}
