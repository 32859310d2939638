using System.Text.Json;

namespace GenAiMeasures.Evaluation;

/// <summary>Sentences of the CNTP train part with their perturbed copies, and ordinary text of several sources.</summary>
internal sealed record EvasionData
{
    public static readonly (string Kind, string File)[] Kinds =
    [
        ("traditional", "Traditional"), ("split", "chaizi"), ("pinyin", "pinyin_full"), ("initials", "pinyin"),
        ("homophones", "homo_toxi"), ("look-alike", "radical"), ("emoji", "Emoji_toxic"), ("shuffled", "Swap"),
    ];

    /// <summary>Terms that no calibration text holds.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>By kind the sentences that name a term of the lexicon: as they were, and perturbed.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<(string Original, string Perturbed)>> Perturbed { get; init; }

    /// <summary>By source ordinary texts that had no part in choosing the terms.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Benign { get; init; }

    public static EvasionData Read(string folder)
    {
        List<(int Id, string Text)> harmless = [.. Rows(folder, "non_toxic_base").Select(r => (Id(r), Original(r)))];
        List<(int Id, string Text)> safe = [.. Cold(Path.Combine(folder, "cold", "train-12k.csv"))];

        // one half chooses the terms, the other measures them
        var terms = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonElement row in Rows(folder, "toxic_base"))
        {
            terms.UnionWith(Entities(row).Where(e => e.Count(c => c is >= '\u4E00' and <= '\u9FFF') >= 2));
        }

        // after folding: many terms differ from ordinary words by a sign only
        var options = new Moderation.ModerationOptions();
        options.Lexicons.Add(terms.Select(t => new Moderation.LexiconTerm { Text = t }));
        Moderation.LexiconMatcher matcher = Moderation.LexiconMatcher.Load(options);
        foreach ((_, string text) in harmless.Concat(safe).Where(t => t.Id % 2 == 0))
        {
            terms.ExceptWith(matcher.Find(text).Select(m => m.Term));
        }

        var perturbed = new Dictionary<string, IReadOnlyList<(string, string)>>(StringComparer.Ordinal);
        foreach ((string kind, string file) in Kinds)
        {
            perturbed[kind] =
            [
                .. Rows(folder, file + "_transform")
                    .Where(r => Flag(r) && terms.Any(t => Original(r).Contains(t, StringComparison.Ordinal)))
                    .Select(r => (Original(r), r.GetProperty("perturbed_text").GetString()!)),
            ];
        }

        return new EvasionData
        {
            Terms = [.. terms.Order(StringComparer.Ordinal)],
            Perturbed = perturbed,
            Benign = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["CNTP harmless"] = [.. harmless.Where(t => t.Id % 2 == 1).Select(t => t.Text)],
                ["COLD safe"] = [.. safe.Where(t => t.Id % 2 == 1).Select(t => t.Text)],
                ["CValues prompts"] = [.. File.ReadLines(Path.Combine(folder, "cvalues", "cvalues_responsibility_prompts.jsonl")).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("prompt").GetString()!)],
                ["built-in corpus"] = Moderation.BenignCorpus.ReadBuiltIn(),
            },
        };
    }

    private static JsonElement.ArrayEnumerator Rows(string folder, string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "cntp", name + ".json"))).RootElement.EnumerateArray();

    private static int Id(JsonElement row) => row.GetProperty("sentence_id") is { ValueKind: JsonValueKind.Number } id ? id.GetInt32() : 0;

    private static string Original(JsonElement row) => row.GetProperty("original_text").GetString()!;

    private static bool Flag(JsonElement row) => row.GetProperty("is_toxic") switch
    {
        { ValueKind: JsonValueKind.Number } number => number.GetInt32() == 1,
        var value => value.ValueKind == JsonValueKind.True,
    };

    private static IEnumerable<string> Entities(JsonElement row) => row.GetProperty("toxic_entity") is { ValueKind: JsonValueKind.Array } list
        ? list.EnumerateArray().Select(e => e.GetString()!)
        : [];

    // rows with label 0: index, split, topic, label, text
    private static IEnumerable<(int Id, string Text)> Cold(string path)
    {
        int number = 0;
        foreach (string line in File.ReadLines(path).Skip(1))
        {
            string[] fields = line.Split(',', 5);
            if (fields.Length == 5 && fields[3] == "0")
            {
                yield return (number++, fields[4].Trim('"'));
            }
        }
    }
}
