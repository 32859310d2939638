using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace GenAiMeasures.AspNetCore;

[InterpolatedStringHandler]
internal ref struct HtmlHandler(int literalLength, int formattedCount)
{
    // quotes, angle brackets, ampersands and control characters are always encoded, in text and in quoted attributes alike
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _markup = new(literalLength + (formattedCount * 16));

    internal readonly void AppendLiteral(string markup) => _markup.Append(markup);

    internal readonly void AppendFormatted(Html markup) => _markup.Append(markup.ToString());

    internal readonly void AppendFormatted(string? text) => _markup.Append(text is null ? "" : Encoder.Encode(text));

    internal readonly void AppendFormatted(IFormattable value) => AppendFormatted(value.ToString(null, CultureInfo.InvariantCulture));

    internal readonly void AppendFormatted(IFormattable value, string format) => AppendFormatted(value.ToString(format, CultureInfo.InvariantCulture));

    internal readonly string ToMarkup() => _markup.ToString();
}
