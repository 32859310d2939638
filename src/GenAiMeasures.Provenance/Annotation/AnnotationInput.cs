using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GenAiMeasures.Provenance;

// what one import needs to know of the file that it reads
internal sealed record AnnotationInput(ProblemList Problems, string? Person, IReadOnlyCollection<string>? Questions, AnnotationColumns Columns)
{
    private bool _hasAsked;

    // an item without a number is known by the hash of its text, so that the files of two people meet
    internal static string Hash(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    internal static string? Text(JsonElement parent, params ReadOnlySpan<string?> names)
    {
        foreach (string? name in names)
        {
            if (name is not null && parent.TryGetProperty(name, out JsonElement value))
            {
                if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
                {
                    return text;
                }

                if (value.ValueKind == JsonValueKind.Number)
                {
                    return value.GetRawText();
                }
            }
        }

        return null;
    }

    // said once: a file without names has none on every line
    internal string? PersonOr(string? person, long line)
    {
        string? known = person ?? Person;
        if (known is null && !_hasAsked)
        {
            _hasAsked = true;
            Problems.Add(line, "person", "The file does not say who annotated. Name the person (--person).", "文件未写明标注人员，请指定（--person）。");
        }

        return known;
    }

    internal void Item(long line) =>
        Problems.Add(line, "item", "Nothing says which item was judged: there is no number, text or file name. Add one, or take the row out.", "未写明标注的是哪条数据：没有编号、文本或者文件名。请补充，或者删除该行。");
}
