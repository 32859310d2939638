using System.Text;

namespace GenAiMeasures.Provenance.Tests;

public sealed class AnnotationFileTests
{
    public static TheoryData<string> DoccanoFiles() =>
    [
        .. Directory.GetFiles(Repository.Shared("annotation", "doccano")).Select(f => Path.GetFileName(f)).Where(f => !f.StartsWith("label_types", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(DoccanoFiles))]
    public async Task Every_doccano_file_is_read_or_refused_with_its_lines(string name)
    {
        bool hasOwnNames = name.StartsWith("data_import_examples_sequence_", StringComparison.Ordinal) || name.StartsWith("data_import_examples_text_", StringComparison.Ordinal);
        AnnotationFile file = new(Repository.Shared("annotation", "doccano", name))
        {
            Person = "staff-1",
            Columns = hasOwnNames ? new AnnotationColumns { Text = "column_data", Label = "column_label" } : new AnnotationColumns(),
        };
        string[] expected = name switch
        {
            "data_import-tests_intent_example.jsonl" => [":5 item"],
            "data_import-tests_seq2seq_example.csv" => [":2 item", ":5 item"],
            "data_import-tests_seq2seq_example.json" => [":4 item", ":5 item"],
            "data_import-tests_seq2seq_example.jsonl" => [":3 item", ":4 item"],
            "data_import-tests_sequence_labeling_example.jsonl" => [":3 item"],
            "data_import-tests_sequence_labeling_example_overlapping.jsonl" => [":1 span-twice"],
            "data_import-tests_sequence_labeling_labeling.invalid.conll" => [":1 conll"],
            "data_import-tests_text_classification_example.csv" => [":4 item", ":5 item"],
            "data_import-tests_text_classification_example.invalid.2.csv" => [":2 columns"],
            "data_import-tests_text_classification_example.json" => [":5 item"],
            "data_import-tests_text_classification_example_out_of_order_columns.csv" => [":4 item"],
            _ => [],
        };
        if (expected.Length > 0)
        {
            Assert.Equal(expected.Select(e => name + e), await Annotations.ProblemsAsync(file));
        }
        else
        {
            List<AnnotationRow> rows = await Annotations.RowsAsync(file);
            Assert.NotEmpty(rows);
            Assert.All(rows, r => Assert.Equal("staff-1", r.Person));
        }
    }

    [Fact]
    public async Task Spans_relations_and_several_labels_are_told_apart()
    {
        const string Text = """
            {"id": 5, "text": "Google was", "entities": [{"id": 0, "start_offset": 0, "end_offset": 6, "label": "ORG"}, {"id": 1, "start_offset": 7, "end_offset": 10, "label": "V"}], "relations": [{"from_id": 0, "to_id": 1, "type": "did"}], "cats": ["b", "a"]}
            {"id": 6, "text": "𠮷野", "label": [[0, 2, "LOC"]], "username": "staff-2"}
            {"id": 7, "text": "", "labels": []}
            """;

        Assert.Equal(
            ["1 5 staff-1 Annotate cats=a|b", "1 5 staff-1 Annotate entities=0-6:ORG|7-10:V", "1 5 staff-1 Annotate relations=0>1:did", "2 6 staff-2 Annotate label=0-2:LOC", "3 7 staff-1 Annotate label=-"],
            (await Annotations.RowsAsync(new AnnotationFile(() => new MemoryStream(Encoding.UTF8.GetBytes(Text)), "a.jsonl") { Person = "staff-1" })).Select(Annotations.Show));
    }

    [Theory]
    [InlineData("""{"id":1,"text":"ab","label":[[1,1,"A"]]}""", "span")]
    [InlineData("""{"id":1,"text":"ab","label":[[0,3,"A"]]}""", "span")]
    [InlineData("""{"id":1,"text":"ab","label":[["0",1,"A"]]}""", "label")]
    [InlineData("""{"id":1,"text":"ab","label":[[0,1]]}""", "label")]
    [InlineData("""{"id":1,"text":"ab","label":{}}""", "label")]
    [InlineData("""{"id":1,"text":"ab","label":[null]}""", "label")]
    [InlineData("""{"id":1,"prompt":"x"}""", "shape")]
    public async Task A_label_that_is_none_is_refused(string line, string code) =>
        Assert.Equal([$"a.jsonl:1 {code}"], await Annotations.ProblemsAsync(new AnnotationFile(() => new MemoryStream(Encoding.UTF8.GetBytes(line)), "a.jsonl") { Person = "staff-1" }));

    [Fact]
    public async Task A_file_that_names_nobody_says_so_once() =>
        Assert.Equal(["a.jsonl:1 person"], await Annotations.ProblemsAsync(Annotations.File("{\"text\":\"a\",\"label\":[\"x\"]}\n{\"text\":\"b\",\"label\":[\"x\"]}", "a.jsonl")));

    [Fact]
    public async Task The_files_of_two_people_meet_by_the_hash_of_the_text()
    {
        List<AnnotationRow> one = await Annotations.RowsAsync(new AnnotationFile(() => new MemoryStream("{\"text\":\"甲\",\"label\":[\"x\"]}"u8.ToArray()), "a.jsonl") { Person = "1" });
        List<AnnotationRow> other = await Annotations.RowsAsync(new AnnotationFile(() => new MemoryStream("text,label\n甲,y\n"u8.ToArray()), "b.csv") { Person = "2" });

        Assert.Equal(one[0].Item, other[0].Item);
        Assert.Matches("^sha256:[0-9a-f]{16}$", one[0].Item);
    }

    [Fact]
    public async Task CVAT_images_have_a_row_for_tags_and_one_for_shapes()
    {
        Assert.Equal(
            ["39/Test/img0.jpg shape=label1|label2", "39/Test/img1.jpg shape=label1|label2", "39/Train/img0.jpg shape=label1|label2", "39/Train/img1.jpg shape=label1|label2", "39/Validation/img0.jpg shape=label1|label2", "39/Validation/img1.jpg shape=label1|label2"],
            (await Annotations.RowsAsync(Annotations.Shared("cvat", "for_images_export_project_annotations.xml"))).Select(r => $"{r.Item} {r.Question}={r.Label}"));
        Assert.Equal(["for_images_export_task_train.xml:50 label", "for_images_export_task_train.xml:53 label"], await Annotations.ProblemsAsync(Annotations.Shared("cvat", "for_images_export_task_train.xml")));
        const string Xml = """
            <?xml version="1.0" encoding="utf-8"?>
            <annotations><version>1.1</version><meta><task><id>4</id><labels><label><name>cat</name></label><label><name>dog</name></label></labels><assignee><username>staff-7</username></assignee></task></meta>
              <image id="0" name="a.png"><tag label="dog" source="manual"/><box label="cat" source="auto"/><box label="cat" source="manual"><attribute name="x">1</attribute></box></image>
              <image id="1" name="b.png"/>
              <image id="2" name="c.png"><tag label="cat"/></image>
            </annotations>
            """;

        Assert.Equal(
            ["3 4/a.png staff-7 Annotate tag=dog", "3 4/a.png staff-7 Annotate shape=cat", "4 4/b.png staff-7 Annotate shape=-", "5 4/c.png staff-7 Annotate tag=cat"],
            (await Annotations.RowsAsync(Annotations.File(Xml, "a.xml"))).Select(Annotations.Show));
        Assert.Equal(["a.xml:5 label-unknown"], await Annotations.ProblemsAsync(Annotations.File(Xml.Replace("<tag label=\"cat\"", "<tag label=\"cow\"", StringComparison.Ordinal), "a.xml")));
        Assert.Equal(["a.xml:5 label"], await Annotations.ProblemsAsync(Annotations.File(Xml.Replace("<tag label=\"cat\"", "<tag ", StringComparison.Ordinal), "a.xml")));
        Assert.Equal(["a.xml:6 xml"], await Annotations.ProblemsAsync(Annotations.File(Xml.Replace("</annotations>", "</annotation>", StringComparison.Ordinal), "a.xml")));
        Assert.Equal(["a.xml:1 xml"], await Annotations.ProblemsAsync(Annotations.File("<!DOCTYPE a [<!ENTITY b \"c\">]><annotations/>", "a.xml")));
    }

    [Fact]
    public async Task CVAT_tracks_become_a_row_a_frame_and_what_is_outside_is_not_there()
    {
        List<AnnotationRow> rows = await Annotations.RowsAsync(Annotations.Shared("cvat", "for_video_annotations.xml"));

        Assert.Equal("5/t.mp4#10 shape=II|klhg", $"{rows[0].Item} {rows[0].Question}={rows[0].Label}");
        Assert.DoesNotContain(rows, r => r.Label is null);
    }

    [Fact]
    public async Task A_table_with_roles_times_and_reviewers_becomes_rows()
    {
        const string Csv = """
            task_id,annotator,label,reviewer,accepted,seconds,created_at,question
            1,a,"x, y",r,true,3.5,2026-05-01T08:00:00Z,q
            2,b,,r,false,,,q
            3,c,z,,,,,
            """;

        Assert.Equal(
            ["2 1 a Annotate q=x, y 3.5s", "2 1 r Review q=- True", "3 2 b Annotate q=-", "3 2 r Review q=- False", "4 3 c Annotate =z"],
            (await Annotations.RowsAsync(Annotations.File(Csv, "a.csv"))).Select(Annotations.Show));
    }

    [Theory]
    [InlineData("item,annotator,label,role\n1,a,x,boss", "a.csv:2 role")]
    [InlineData("item,annotator,label,accepted\n1,a,x,maybe", "a.csv:2 accepted")]
    [InlineData("item,annotator,label,seconds\n1,a,x,-3", "a.csv:2 seconds")]
    [InlineData("item,annotator,label,time\n1,a,x,soon", "a.csv:2 time")]
    [InlineData("item,annotator\n1,a", "a.csv:1 header")]
    [InlineData("item,annotator,label\n1,a", "a.csv:2 columns")]
    [InlineData("item,annotator,label\n1,\"a,x", "a.csv:2 csv-open-quote")]
    [InlineData("item,label\n1,x", "a.csv:2 person")]
    [InlineData("", "a.csv:1 empty")]
    public async Task A_row_that_is_wrong_is_named_with_its_line(string csv, string problem) => Assert.Equal([problem], await Annotations.ProblemsAsync(Annotations.File(csv, "a.csv")));

    [Fact]
    public async Task Encodings_are_read_or_named_with_the_line()
    {
        const string Json = "{\"id\":1,\"text\":\"甲\",\"label\":[\"好\"]}\n{\"id\":2,\"text\":\"乙\",\"label\":[\"坏\"]}\n";
        Encoding gb = CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!;
        string[] expected = ["1 1 s Annotate label=好", "2 2 s Annotate label=坏"];
        AnnotationFile Of(byte[] bytes, TextFileEncoding encoding = TextFileEncoding.Detect, string name = "a.jsonl") => new(() => new MemoryStream(bytes), name) { Person = "s", Encoding = encoding };

        foreach (Encoding encoding in new[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            Assert.Equal(expected, (await Annotations.RowsAsync(Of([.. encoding.Preamble, .. encoding.GetBytes(Json)]))).Select(Annotations.Show));
        }

        Assert.Equal(expected, (await Annotations.RowsAsync(Of(gb.GetBytes(Json), TextFileEncoding.Gb18030))).Select(Annotations.Show));
        Assert.Equal(["a.jsonl:1 encoding"], await Annotations.ProblemsAsync(Of(gb.GetBytes(Json))));
        Assert.Equal(["a.jsonl:3 encoding"], await Annotations.ProblemsAsync(Of([.. Encoding.UTF8.GetBytes(Json), .. gb.GetBytes("{\"id\":3,\"text\":\"丙\",\"label\":[]}")])));
        const string Xml = "<?xml version=\"1.0\" encoding=\"gb18030\"?>\n<annotations><image id=\"0\" name=\"甲\"><tag label=\"好\"/></image></annotations>";
        Assert.Equal(["2 /甲 s Annotate tag=好"], (await Annotations.RowsAsync(Of(gb.GetBytes(Xml), name: "a.xml"))).Select(Annotations.Show));
        Assert.Contains(" encoding", Assert.Single(await Annotations.ProblemsAsync(Of(gb.GetBytes(Xml), TextFileEncoding.Utf8, "a.xml"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_line_far_into_a_stream_is_named_in_bounded_memory_and_the_rest_is_read()
    {
        const string Good = """{"id":1,"annotations":[{"completed_by":2,"result":[{"type":"choices","from_name":"ok","value":{"choices":["yes"]}}],"lead_time":3.5}],"data":{"text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}}""";
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long most = 0;
        long count = 0;
        var file = new AnnotationFile(() => new EndlessLines(200_000, broken: 150_001, good: Good, bad: Good[..120]), "big.jsonl");
        ProvenanceInputException exception = await Assert.ThrowsAsync<ProvenanceInputException>(async () =>
        {
            await foreach (AnnotationRow _ in file.ReadAsync())
            {
                if (++count % 50_000 == 0)
                {
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
                }
            }
        });

        Assert.Equal("big.jsonl:150001 json", $"{exception.Problems.Single().Place} {exception.Problems.Single().Code}");
        Assert.Equal(199_999, count);
        Assert.InRange(most, 0, 32 * 1024 * 1024);
    }

    [Fact]
    public async Task An_array_on_one_line_of_any_length_is_read_and_an_object_without_an_end_is_not()
    {
        const string Good = """{"id":1,"text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx","label":["a"]},""";
        var one = new AnnotationFile(() => new PrefixedStream("["u8.ToArray(), new EndlessLines(200_000, broken: -1, end: (byte)' ', good: Good)), "one.json") { Person = "s" };
        long count = await one.ReadAsync(TestContext.Current.CancellationToken).LongCountAsync(TestContext.Current.CancellationToken);
        var problems = new ProblemList("long.json");
        await foreach (JsonText _ in new JsonValueReader(new PrefixedStream("{\"a\":["u8.ToArray(), new EndlessLines(20_000, broken: -1, end: (byte)' ', good: "1,2,3,4,5,6,7,8,9,")), problems, TextFileEncoding.Detect, longest: 64 * 1024).ReadAsync(TestContext.Current.CancellationToken))
        {
        }

        Assert.Equal(200_000, count);
        Assert.Equal("json-too-long", Assert.Single(problems.Problems).Code);
    }

    [Fact]
    public async Task However_the_bytes_arrive_the_values_are_the_same()
    {
        const string Text = "[\n{\"id\":1,\"a\":\"x \\\" ] } \\\\\"},{\"id\":2,\n  \"b\":[{},[{\"c\":\"甲𠮷\"}]]}\n,\t{\"id\":3}\n]\n{\"id\":4}{\"id\":5}";
        string[] expected = ["2 {\"id\":1,\"a\":\"x \\\" ] } \\\\\"}", "2 {\"id\":2,\n  \"b\":[{},[{\"c\":\"甲𠮷\"}]]}", "4 {\"id\":3}", "6 {\"id\":4}", "6 {\"id\":5}"];
        for (int size = 1; size < 40; size++)
        {
            var problems = new ProblemList("x");
            List<JsonText> values = await new JsonValueReader(new Dribble(Encoding.UTF8.GetBytes(Text), size), problems, TextFileEncoding.Detect).ReadAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(expected, values.Select(v => $"{v.Line} {v.Text}"));
            Assert.True(problems.IsEmpty);
        }
    }

    [Fact]
    public async Task Mutated_and_truncated_exports_are_read_or_refused_and_never_break()
    {
        var random = new SplitMix64(31);
        string[] files = ["label-studio/csv_test.json", "label-studio/json_min/data_repeater.json", "doccano/data_import-tests_relation_extraction_example.jsonl", "cvat/for_video_annotations.xml", "doccano/data_import-tests_sequence_labeling_labeling.trailing.conll"];
        foreach (string name in files)
        {
            byte[] good = File.ReadAllBytes(Repository.Shared(["annotation", .. name.Split('/')]));
            for (int i = 0; i < 120; i++)
            {
                byte[] bytes = [.. good];
                for (int n = 0; n < 3; n++)
                {
                    bytes[random.NextBelow((ulong)bytes.Length)] = n == 0 ? (byte)random.Next() : (byte)"{}[]\",:<>/ \n"[(int)random.NextBelow(12)];
                }

                byte[] input = i % 3 == 0 ? bytes[..(int)random.NextBelow((ulong)bytes.Length)] : bytes;
                try
                {
                    await Annotations.RowsAsync(new AnnotationFile(() => new MemoryStream(input), Path.GetFileName(name)) { Person = "s" });
                }
                catch (ProvenanceInputException exception)
                {
                    Assert.NotEmpty(exception.Problems);
                }
            }
        }
    }

    private sealed class Dribble(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
