using System.Text;

namespace GenAiMeasures.Provenance.Tests;

public sealed class HuggingFaceCardTests
{
    private const string Card = """
        ---
        # a card as the hub writes them
        language:
        - zh
        - en
        - multilingual
        license: other
        license_name: "custom"   # an id of our own
        license_link: https://example.org/licence
        pretty_name: '中文问答 ''一'''
        tags: [qa, "modality:text", 'a, b']
        annotations_creators:
          - crowdsourced
        source_datasets:
        - original
        - extended|wikipedia
        size_categories: [10K<n<100K]
        task_categories:
        - question-answering
        - text-generation
        configs:
        - config_name: default
          data_files:
          - split: train
            path: train.csv
          - split: test
            path: test.csv
        dataset_info:
        - config_name: default
          features:
          - name: id
            dtype: int32
          splits:
          - name: train
            num_bytes: 100
            num_examples: 40
          - {name: test, num_bytes: 10, num_examples: 2}
          dataset_size: 110
        extra_gated_prompt: >
          By clicking you agree
          to everything.
        extra_gated_fields:
        - Name: text
        empty:
        ---
        # 中文问答

        body: not yaml [
        """;

    [Fact]
    public void A_card_becomes_a_planned_source_with_what_people_have_to_add()
    {
        TrainingDataSource source = Assert.Single(Read(Card).Sources);

        Assert.Equal("Hugging Face dataset card", Read(Card).Format);
        Assert.Equal(("qa-zh", "中文问答 '一'", SourceState.Planned, SourceKind.OpenSource), (source.Id, source.Name, source.State, source.Kind));
        Assert.Equal(["zh", "en"], source.Languages);
        Assert.Equal(("custom", "https://example.org/licence"), (source.Licence!.Id, source.Licence.Location));
        Assert.Equal((42L, 110L, DataModality.Text), (source.Scale!.Items!.Value, source.Scale.Bytes!.Value, source.Modality));
        Assert.Equal((true, "question-answering, text-generation", CollectionMethod.Download), (source.IsLabelled, source.Purpose, source.Method));
        Assert.Equal(
            [
                "自定义许可需附许可文本 / a custom licence needs its text",
                "来源于 extended|wikipedia，需登记为上游 / derived from extended|wikipedia: register it as a parent",
                "规模区间 10K<n<100K / size range 10K<n<100K",
                "获取需同意附加条件，应留存 / access is gated: keep the conditions that were accepted",
                "来源类别和提供方需确认 / kind and party are to be confirmed",
            ],
            source.Notes);
    }

    [Fact]
    public void The_specification_of_the_card_itself_is_read()
    {
        byte[] bytes = File.ReadAllBytes(Repository.Shared("provenance", "huggingface", "datasetcard-spec.md"));
        string text = Encoding.UTF8.GetString(bytes);

        // it is a template: {lang_0} is a flow map of YAML without a value, so its placeholders are filled first
        string filled = System.Text.RegularExpressions.Regex.Replace(text, @"\{([a-z_0-9]+)\}", "$1").Replace("- lang_0", "- fr", StringComparison.Ordinal).Replace("- lang_1", "- en", StringComparison.Ordinal);
        TrainingDataSource source = Assert.Single(Read(filled).Sources);

        Assert.Equal(["fr", "en"], source.Languages);
        Assert.Equal("unrecognised", LicenceNames.Classify(source.Licence?.Id, null));
        Assert.Equal("yaml", Assert.Single(Assert.Throws<ProvenanceInputException>(() => Read(text)).Problems).Code);
    }

    [Theory]
    [InlineData("license: cc-by-nc-4.0", "许可禁止商业使用 / the licence forbids commercial use")]
    [InlineData("license: unknown", "许可为占位内容 / the licence is a placeholder")]
    [InlineData("language: [zh]", "缺少许可 / missing licence")]
    [InlineData("license:\n- mit\n- apache-2.0", "另有许可 apache-2.0 / another licence applies")]
    [InlineData("language_creators: [machine-generated]", "生成数据需补充模型、版本和时间 / generated data: model, version and time are missing")]
    [InlineData("annotations_creators:\n- machine-generated", "标注由机器生成 / the annotations are machine-generated")]
    public void What_is_missing_is_noted(string line, string note) => Assert.Contains(note, Read($"---\n{line}\n---\n").Sources[0].Notes);

    [Theory]
    [InlineData("---\nlanguage: [zh\n---\n", 2, "yaml")]
    [InlineData("---\nlanguage: zh\nlanguage: en\n---\n", 3, "yaml")]
    [InlineData("---\na: &x 1\nb: *x\n---\n", 2, "yaml")]
    [InlineData("---\na: !!python/object 1\n---\n", 2, "yaml")]
    [InlineData("---\n\tlanguage: zh\n---\n", 2, "yaml")]
    [InlineData("---\nlanguage: \"zh\n---\n", 2, "yaml")]
    [InlineData("---\nno colon here\n---\n", 2, "yaml")]
    [InlineData("---\na: 1\n   b: 2\n  c: 3\n---\n", 3, "yaml")]
    [InlineData("---\na: *x\n---\n", 2, "yaml")]
    [InlineData("---\na: 1\nb:\n\t- x\n---\n", 4, "yaml")]
    [InlineData("---\na: one\n\ttwo\n---\n", 2, "yaml")]
    [InlineData("---\na: 1\nb: {c: [x, y]\n\n---\n", 3, "yaml")]
    [InlineData("---\n[a]: 1\n---\n", 2, "yaml")]
    [InlineData("---\na: \"\\ud800\"\n---\n", 2, "yaml")]
    [InlineData("---\nlanguage: zh\n", 1, "yaml-open")]
    [InlineData("---\n- zh\n---\n", 2, "yaml")]
    public void What_is_no_front_matter_is_refused_with_its_line(string text, int line, string code)
    {
        InputProblem problem = Assert.Single(Assert.Throws<ProvenanceInputException>(() => Read(text)).Problems);

        Assert.Equal(($"README.md:{line}", code), (problem.Place, problem.Code));
        Assert.NotEmpty(problem.Chinese);
    }

    [Fact]
    public void An_alias_is_refused_with_what_to_write_instead()
    {
        InputProblem problem = Assert.Single(Assert.Throws<ProvenanceInputException>(() => Read("---\nlicense: mit\ntags: &t [x, x]\nlanguage: [*t, *t]\n---\n")).Problems);

        Assert.Equal("README.md:3", problem.Place);
        Assert.Equal(
            "The line is no YAML that a card needs: maps, lists, texts and comments, without anchors, aliases, tags or doubled keys. Correct it; write out what an alias stands for.",
            problem.English);
        Assert.Equal("该行不是数据集卡片所需的 YAML（仅支持键值、列表、文本和注释，不支持锚点、别名、标签和重复的键），请更正；别名所指的内容请直接写出。", problem.Chinese);
    }

    [Theory]
    [InlineData("a: 1 # x", """{"a":"1"}""")]
    [InlineData("a: x#y", """{"a":"x#y"}""")]
    [InlineData("a: \"x: # \\u4e2d\\n\"", """{"a":"x: # 中\n"}""")]
    [InlineData("a: http://x.org/y:z", """{"a":"http://x.org/y:z"}""")]
    [InlineData("'a b': ~", """{"a b":null}""")]
    [InlineData("a: |\n  x\n   y\n\n  z\nb: 2", """{"a":"x\n y\n\nz","b":"2"}""")]
    [InlineData("a: one\n  two\n  three", """{"a":"one two three"}""")]
    [InlineData("a: [x, 'y, z', {b: c}, []]", """{"a":["x","y, z",{"b":"c"},[]]}""")]
    [InlineData("a: [x,\n  y]", """{"a":["x","y"]}""")]
    [InlineData("a:\n  - - x\n    - y\n  -\n    b: c", """{"a":[["x","y"],{"b":"c"}]}""")]
    [InlineData("a:\n- b: 1\n  c: 2\n- d", """{"a":[{"b":"1","c":"2"},"d"]}""")]
    [InlineData("a:\n  b:\n    c: 1\n  d:", """{"a":{"b":{"c":"1"},"d":null}}""")]
    [InlineData("a: 'it''s'", """{"a":"it's"}""")]
    [InlineData("a: no\nb: 1.10\nc: 'null'\nd: Null", """{"a":"no","b":"1.10","c":"null","d":null}""")]
    [InlineData("a: >-\n  x\n  y\n\n  z", """{"a":"x y\nz"}""")]
    [InlineData("a: |\n  x\n  \ty", """{"a":"x\n\ty"}""")]
    [InlineData("--- {a: b}", """{"a":"b"}""")]
    [InlineData("---\n# nothing", "{}")]
    [InlineData("", "{}")]
    public void YAML_means_what_YAML_means(string yaml, string json)
    {
        using var actual = System.Text.Json.JsonDocument.Parse(CardYaml.ToJson(yaml));
        using var expected = System.Text.Json.JsonDocument.Parse(json);

        Assert.True(System.Text.Json.JsonElement.DeepEquals(expected.RootElement, actual.RootElement), actual.RootElement.GetRawText());
    }

    [Fact]
    public void A_file_named_README_is_the_data_set_of_its_folder()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("genai-measures-card-");
        try
        {
            string path = Path.Combine(folder.CreateSubdirectory("my-set").FullName, "README.md");
            File.WriteAllText(path, "\uFEFF---\r\nlicense: mit\r\n---\r\n");

            Assert.Equal(("my-set", "mit"), (SourceImporter.Read(path).Sources[0].Id, SourceImporter.Read(path).Sources[0].Licence!.Id));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Deep_and_mutated_cards_are_read_or_refused_and_never_break()
    {
        Assert.Throws<ProvenanceInputException>(() => Read($"---\na: {new string('[', 50_000)}\n---\n"));
        Assert.Throws<ProvenanceInputException>(() => Read("---\n" + string.Join('\n', Enumerable.Range(0, 100).Select(i => new string(' ', i) + "a:")) + "\n---\n"));
        var random = new SplitMix64(23);
        byte[] good = Encoding.UTF8.GetBytes(Card);
        for (int i = 0; i < 600; i++)
        {
            byte[] bytes = [.. good];
            for (int n = 0; n < 3; n++)
            {
                bytes[4 + random.NextBelow((ulong)bytes.Length - 4)] = (byte)"-:[]{}'\" \n#|>&a"[(int)random.NextBelow(15)];
            }

            try
            {
                SourceImporter.Read(i % 3 == 0 ? bytes[..(int)(4 + random.NextBelow((ulong)bytes.Length - 4))] : bytes, "README.md", "x");
            }
            catch (ProvenanceInputException exception)
            {
                Assert.NotEmpty(exception.Problems);
            }
        }
    }

    private static ImportedSources Read(string text) => SourceImporter.Read(Encoding.UTF8.GetBytes(text), "README.md", "qa-zh");
}
