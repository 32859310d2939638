using System.Text.Json;

namespace GenAiMeasures.Moderation;

// Lexicons as lines of JSON: an object with the columns of a table as its names, or a string that is the term.
internal static class JsonLinesReader
{
    internal static List<LexiconTerm> Read(string text, LexiconRowParser parser, List<LexiconProblem> problems)
    {
        var terms = new List<LexiconTerm>();
        int number = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (!line.IsWhiteSpace() && ReadLine(line.ToString(), number, parser, problems) is { } term)
            {
                terms.Add(term);
            }
        }

        return terms;
    }

    private static LexiconTerm? ReadLine(string line, int number, LexiconRowParser parser, List<LexiconProblem> problems)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.String)
            {
                return parser.Parse(LexiconColumns.Positional, [root.GetString()!], number);
            }

            if (root.ValueKind == JsonValueKind.Object)
            {
                var names = new List<string>();
                var values = new List<string>();
                foreach (JsonProperty property in root.EnumerateObject())
                {
                    names.Add(property.Name);
                    values.Add(ValueOf(property.Value));
                }

                if (LexiconColumns.FromHeader(names) is { } columns)
                {
                    return parser.Parse(columns, values, number);
                }
            }

            problems.Add(new LexiconProblem(number, "badJson", "The line is no object with a term, and no string."));
        }
        catch (JsonException)
        {
            problems.Add(new LexiconProblem(number, "badJson", "The line is no JSON. Each line holds one object."));
        }

        return null;
    }

    private static string ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        JsonValueKind.Array => string.Join('|', value.EnumerateArray().Select(ValueOf)),
        _ => value.GetRawText(),
    };
}
