using System.Globalization;
using System.Text.Json;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>The committed evaluation: what of the shared vectors is found, by kind and disguise. The figures stand in docs/personal-information.md.</summary>
public sealed class EvaluationTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["ID_CARD"] = "idCard",
        ["MOBILE"] = "mobile",
        ["BANK_CARD"] = "bankCard",
        ["USCC"] = "uscc",
        ["EMAIL"] = "email",
        ["PLATE"] = "plate",
        ["PASSPORT"] = "passport",
        ["IPV4"] = "ip",
    };

    [Fact]
    public void Of_the_synthetic_set_only_plates_without_a_digit_are_missed_and_no_hard_negative_is_found()
    {
        int found = 0;
        int expected = 0;
        int negatives = 0;
        var wrong = new List<string>();
        foreach (string line in File.ReadLines(Repository.Shared("moderation", "pii", "synthetic-pii-zh.jsonl")))
        {
            JsonElement row = JsonDocument.Parse(line).RootElement;
            string text = row.GetProperty("text").GetString()!;
            List<(int, int, string)> spans = [.. row.GetProperty("spans").EnumerateArray().Select(s => (
                s.GetProperty("start").GetInt32(), s.GetProperty("end").GetInt32(), Kinds[s.GetProperty("type").GetString()!]))];
            List<(int, int, string)> matches = [.. PersonalInformationDetector.Find(text)
                .Where(m => m.Kind != PersonalInformationKind.Name)
                .Select(m => (m.Start, m.Start + m.Length, m.Kind.ToCode()))];
            expected += spans.Count;
            found += spans.Count(matches.Contains);
            negatives += spans.Count == 0 ? 1 : 0;
            if (matches.Except(spans).Any())
            {
                wrong.Add($"{row.GetProperty("evasion").GetString()}: {string.Join(' ', matches.Except(spans).Select(m => m.Item3))}");
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found} of {expected} found, {wrong.Count} wrong ones, {negatives} hard negatives"));
        // 12 of its plates have letters only, which no plate has (GA 36: at most two of the five)
        Assert.Equal((548, 560, 240), (found, expected, negatives));
        Assert.Empty(wrong);
    }

    [Fact]
    public void Identity_cards_are_judged_as_the_vectors_say()
    {
        JsonElement vectors = JsonDocument.Parse(File.ReadAllText(Repository.Shared("vectors", "pii-zh", "id-card-cases.json"))).RootElement;
        foreach (JsonElement one in vectors.GetProperty("cases").EnumerateArray())
        {
            string id = one.GetProperty("id").GetString()!;
            IReadOnlyList<PersonalInformationMatch> matches = PersonalInformationDetector.Find(id.Length == 15 ? "身份证" + id : id);

            Assert.Equal(one.GetProperty("valid").GetBoolean(), matches.Any(m => m.Kind == PersonalInformationKind.IdCard));
        }
    }

    [Fact]
    public void Announced_names_and_their_repetitions_are_found()
    {
        JsonElement vectors = JsonDocument.Parse(File.ReadAllText(Repository.Shared("vectors", "pii-zh", "openmed-chinese_names_synthetic.json"))).RootElement;
        foreach (JsonElement one in vectors.GetProperty("cases").EnumerateArray())
        {
            string text = one.GetProperty("text").GetString()!;

            Assert.Equal(
                one.GetProperty("names").EnumerateArray().Select(n => n.GetString()),
                PersonalInformationDetector.Find(text).Where(m => m.Kind == PersonalInformationKind.Name).Select(m => text.Substring(m.Start, m.Length)));
        }
    }

    [Fact]
    public void Announced_addresses_are_found_whole()
    {
        JsonElement vectors = JsonDocument.Parse(File.ReadAllText(Repository.Shared("vectors", "pii-zh", "openmed-zh_address_cases.json"))).RootElement;
        foreach (JsonElement one in vectors.GetProperty("cases").EnumerateArray())
        {
            string text = one.GetProperty("text").GetString()!;
            PersonalInformationMatch match = Assert.Single(PersonalInformationDetector.Find(text));

            Assert.Equal(one.GetProperty("address").GetString(), text.Substring(match.Start, match.Length));
        }
    }

    [Fact]
    public void Hard_negatives_of_other_languages_stay_clean()
    {
        JsonElement vectors = JsonDocument.Parse(File.ReadAllText(Repository.Shared("vectors", "pii-zh", "openmed-hard_negatives.json"))).RootElement;
        foreach (JsonElement one in vectors.GetProperty("fixtures").EnumerateArray())
        {
            Assert.Empty(PersonalInformationDetector.Find(one.GetProperty("text").GetString()));
        }
    }

    [Fact]
    public void Of_905_generated_records_this_share_is_found()
    {
        JsonElement vectors = JsonDocument.Parse(File.ReadAllText(Repository.Shared("vectors", "pii-zh", "openmed-zh_throughput.json"))).RootElement;
        string[] lines = vectors.GetProperty("text").GetString()!.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int ids = 0;
        int mobiles = 0;
        int names = 0;
        int addresses = 0;
        foreach (string line in lines)
        {
            IReadOnlyList<PersonalInformationMatch> matches = PersonalInformationDetector.Find(line);
            ids += matches.Any(m => m.Kind == PersonalInformationKind.IdCard) ? 1 : 0;
            mobiles += matches.Any(m => m.Kind == PersonalInformationKind.Mobile) ? 1 : 0;
            names += matches.Any(m => m.Kind == PersonalInformationKind.Name) ? 1 : 0;
            addresses += matches.Any(m => m.Kind == PersonalInformationKind.Address) ? 1 : 0;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lines.Length} lines: ids {ids}, mobiles {mobiles}, names {names}, addresses {addresses}"));
        Assert.Equal(905, lines.Length);
        Assert.True(ids >= 900 && mobiles >= 900 && names >= 800 && addresses >= 700, "Fewer were found than the documentation says.");
    }

    [Fact]
    public void Prompts_without_personal_information_stay_almost_clean()
    {
        int rows = 0;
        int hit = 0;
        foreach (string line in File.ReadLines(Repository.Shared("moderation", "cvalues", "cvalues_responsibility_prompts.jsonl")))
        {
            rows++;
            hit += PersonalInformationDetector.Find(JsonDocument.Parse(line).RootElement.GetProperty("prompt").GetString()).Count > 0 ? 1 : 0;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{hit} of {rows} prompts"));
        Assert.Equal(664, rows);
        Assert.True(hit <= 6, "More false findings than the documentation says.");
    }
}
