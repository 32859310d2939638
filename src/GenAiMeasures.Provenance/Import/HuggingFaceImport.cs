using System.Globalization;
using System.Text;
using System.Text.Json;
using YamlDotNet.Core;

namespace GenAiMeasures.Provenance;

// a data-set card: a README whose YAML front matter says what the hub knows
internal static class HuggingFaceImport
{
    internal static bool IsOne(ReadOnlySpan<byte> bytes) => bytes.StartsWith("---\n"u8) || bytes.StartsWith("---\r\n"u8) || bytes.StartsWith("--- "u8);

    internal static ImportedSources? Read(ReadOnlySpan<byte> bytes, string name, ProblemList problems)
    {
        string[] lines = Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n").Split('\n');
        int end = Array.FindIndex(lines, 1, l => l.TrimEnd() is "---" or "...");
        if (end < 0)
        {
            problems.Add(1, "yaml-open", "The front matter that begins here is never closed. Add a line with three dashes.", "从此处开始的 YAML 头没有结束，请补上一行三个短横线。");
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(CardYaml.ToJson(string.Join('\n', lines[..end])));
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return new ImportedSources("Hugging Face dataset card", [Source(document.RootElement, name)]);
            }

            problems.Add(2, "yaml", "The front matter is no map of names to values.", "YAML 头应当为键值结构。");
        }
        catch (YamlException exception)
        {
            problems.Add(
                exception.Start.Line, "yaml",
                "The line is no YAML that a card needs: maps, lists, texts and comments, without anchors, aliases, tags or doubled keys. Correct it; write out what an alias stands for.",
                "该行不是数据集卡片所需的 YAML（仅支持键值、列表、文本和注释，不支持锚点、别名、标签和重复的键），请更正；别名所指的内容请直接写出。");
        }

        return null;
    }

    private static TrainingDataSource Source(JsonElement card, string name)
    {
        List<string> notes = [];
        List<string> licences = ImportJson.Texts(card, "license");
        string? licence = licences.FirstOrDefault();
        bool isOther = string.Equals(licence, "other", StringComparison.OrdinalIgnoreCase);
        string? link = ImportJson.Text(card, "license_link");
        SourceLicence? read = ImportedLicence.Read(isOther ? ImportJson.Text(card, "license_name") ?? licence : licence, Uri.IsWellFormedUriString(link, UriKind.Absolute) ? link : null, notes);
        notes.AddRange(licences.Skip(1).Select(l => $"另有许可 {l} / another licence applies"));
        if (read?.CommercialUse == CommercialUse.Forbidden)
        {
            notes.Add("许可禁止商业使用 / the licence forbids commercial use");
        }

        bool isMade = ImportJson.Texts(card, "language_creators").Contains("machine-generated", StringComparer.Ordinal);
        if (isMade)
        {
            notes.Add("生成数据需补充模型、版本和时间 / generated data: model, version and time are missing");
        }

        List<string> annotators = ImportJson.Texts(card, "annotations_creators");
        if (annotators.Contains("machine-generated", StringComparer.Ordinal))
        {
            notes.Add("标注由机器生成 / the annotations are machine-generated");
        }

        notes.AddRange(ImportJson.Texts(card, "source_datasets").Where(s => s != "original").Select(s => $"来源于 {s}，需登记为上游 / derived from {s}: register it as a parent"));
        notes.AddRange(ImportJson.Texts(card, "size_categories").Select(s => $"规模区间 {s} / size range {s}"));
        if (card.TryGetProperty("extra_gated_fields", out _) || card.TryGetProperty("extra_gated_prompt", out _))
        {
            notes.Add("获取需同意附加条件，应留存 / access is gated: keep the conditions that were accepted");
        }

        notes.Add("来源类别和提供方需确认 / kind and party are to be confirmed");
        string title = ImportJson.Text(card, "pretty_name") ?? name;
        return new TrainingDataSource
        {
            Id = name,
            Name = title,
            DataSet = name,
            State = SourceState.Planned,
            Kind = isMade ? SourceKind.Generated : read is null ? SourceKind.Unspecified : SourceKind.OpenSource,
            Method = CollectionMethod.Download,
            Modality = Modality(card),
            Languages = [.. ImportJson.Texts(card, "language_details").SelectMany(l => l.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Concat(ImportJson.Texts(card, "language")).Where(IsTag).Distinct(StringComparer.OrdinalIgnoreCase)],
            Licence = read,
            Scale = Scale(card),
            IsLabelled = annotators.Exists(a => a is not ("no-annotation" or "found")),
            Purpose = ImportJson.Texts(card, "task_categories") is { Count: > 0 } tasks ? string.Join(", ", tasks) : null,
            Notes = notes,
        };
    }

    // "multilingual" and the like are words of the hub and no tags of BCP 47
    private static bool IsTag(string language)
    {
        string first = language.Split('-')[0];
        return first.Length is 2 or 3 && first.All(char.IsAsciiLetter);
    }

    private static DataModality Modality(JsonElement card)
    {
        DataModality[] found =
        [
            .. ImportJson.Texts(card, "tags").Where(t => t.StartsWith("modality:", StringComparison.Ordinal)).Select(t => t[9..] switch
            {
                "text" => DataModality.Text,
                "image" => DataModality.Image,
                "audio" => DataModality.Audio,
                "video" => DataModality.Video,
                _ => DataModality.Other,
            }).Distinct().Order(),
        ];
        return found switch { [] => DataModality.Unspecified, [var one] => one, [DataModality.Text, DataModality.Image] => DataModality.ImageText, _ => DataModality.Other };
    }

    private static DataScale? Scale(JsonElement card)
    {
        long items = 0;
        long bytes = 0;
        foreach (JsonElement info in ImportJson.Items(card, "dataset_info"))
        {
            items += ImportJson.Items(info, "splits").Sum(s => Number(s, "num_examples"));
            bytes += Number(info, "dataset_size");
        }

        return items > 0 || bytes > 0 ? new DataScale { Items = items > 0 ? items : null, Bytes = bytes > 0 ? bytes : null, Method = "dataset_info" } : null;
    }

    private static long Number(JsonElement one, string name) =>
        long.TryParse(ImportJson.Text(one, name), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;
}
