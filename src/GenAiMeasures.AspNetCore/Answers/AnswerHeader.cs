using System.Text;
using Microsoft.AspNetCore.Http;

namespace GenAiMeasures.AspNetCore;

internal static class AnswerHeader
{
    internal const string Name = "AIGC";

    // A header holds printable ASCII only: what is not is written as JSON escapes, so that the value stays the same JSON.
    internal static void Set(HttpResponse response, string? label)
    {
        if (label is null)
        {
            return;
        }

        var value = new StringBuilder(label.Length);
        foreach (char c in label)
        {
            if (c is >= ' ' and <= '~')
            {
                value.Append(c);
            }
            else
            {
                value.Append("\\u").Append(((int)c).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        response.Headers[Name] = value.ToString();
    }
}
