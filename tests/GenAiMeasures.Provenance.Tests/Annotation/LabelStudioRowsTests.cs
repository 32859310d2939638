namespace GenAiMeasures.Provenance.Tests;

public sealed class LabelStudioRowsTests
{
    private const string Task = """{"id":1,"annotations":[{"id":7,"completed_by":2,"result":[{"type":"choices","from_name":"ok","value":{"choices":["yes"]}}],"lead_time":3.5,"created_at":"2026-05-01T08:00:00Z"}],"data":{"text":"x"}}""";

    [Theory]
    [InlineData("csv_test.json", "1 1 1 Annotate label=Car 7.662s", "1 1 2 Review =- False", "1 2 1 Annotate label=Car 35.267s", "1 2 2 Review =- False")]
    [InlineData("csv_test2.json", "2 4 1 Annotate uri_selection=Yes \" \"\" \n \t \t а б в \n 10.744s")]
    [InlineData("csv_test_history.json", "2 6141 14 Annotate sentiment=Positive 1.849s")]
    [InlineData("csv_test_colliding_keys.json", "2 1 1 Annotate text=positive 1s")]
    [InlineData("csv_test_colliding_keys_mixed.json", "2 1 1 Annotate text=positive 1s")]
    [InlineData("previous_export.json", "1 1234 42 Annotate label=Cat 346193.271s")]
    [InlineData("json_min/data.json", "2 87 1 Annotate label=Airplane 8.65s")]
    [InlineData("json_min/data_repeater.json", "2 86 1 Annotate categories_0=Archaea 13.042s", "2 86 1 Annotate labels_0=Document Title")]
    public async Task Every_shape_of_an_export_becomes_rows(string file, params string[] rows) =>
        Assert.Equal(rows, (await Annotations.RowsAsync(Annotations.Shared(["label-studio", .. file.Split('/')]))).Select(Annotations.Show));

    [Fact]
    public async Task A_chat_has_a_row_for_each_question_and_messages_are_compared_by_hash()
    {
        List<AnnotationRow> turns = await Annotations.RowsAsync(Annotations.Shared("label-studio", "multi-turn-chat_labeled_results.json"));
        List<AnnotationRow> chat = await Annotations.RowsAsync(Annotations.Shared("label-studio", "json_min", "chat_data.json"));

        Assert.Equal(["87004", "87005", "87006"], turns.Select(r => r.Item).Distinct());
        Assert.Equal("Provide More Information to the User|Redirect to a Different Team/Resource", turns.Single(r => r is { Item: "87004", Question: "turn2_response_action" }).Label);
        Assert.Equal(3, turns.Count(r => r.Seconds is not null));
        Assert.All(chat.Single(r => r.Question == "chat").Label!.Split('|'), l => Assert.Matches("^sha256:[0-9a-f]{16}$", l));
    }

    [Fact]
    public async Task What_holds_no_annotation_is_refused_with_its_line()
    {
        string[] problems = await Annotations.ProblemsAsync(Annotations.Shared("label-studio", "annotated_qa_pairs.json"));

        Assert.Equal("annotated_qa_pairs.json:2 item", problems[0]);
        Assert.All(problems, p => Assert.EndsWith(" item", p, StringComparison.Ordinal));
    }

    [Fact]
    public async Task JSON_MIN_needs_the_configuration_which_is_the_machine_readable_rule()
    {
        LabelConfiguration configuration = LabelConfiguration.Read(Repository.Shared("annotation", "label-studio", "json_min", "label_config.xml"));
        const string Small = """[{"id":87,"image":"a.png","label":[{"x":1,"y":2,"width":3,"polygonlabels":["Car","Airplane"]}],"annotator":1,"annotation_id":22,"created_at":"2024-01-30T02:40:43Z","lead_time":8.65},{"id":88,"image":"b.png","annotator":{"id":3,"email":"a@example.org"},"annotation_id":23,"lead_time":1}]""";

        Assert.Equal(["Airplane", "Car"], configuration.Questions["label"]);
        Assert.Equal(
            ["1 87 1 Annotate label=Airplane|Car 8.65s", "1 88 3 Annotate =- 1s"],
            (await Annotations.RowsAsync(new AnnotationFile(() => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Small)), "min.json") { Questions = [.. configuration.Questions.Keys] })).Select(Annotations.Show));
        Assert.Equal(["min.json:1 questions", "min.json:1 questions"], await Annotations.ProblemsAsync(Annotations.File(Small, "min.json")));
    }

    [Theory]
    [InlineData("<View/>", "empty")]
    [InlineData("<View>", "xml")]
    [InlineData("<View><Choices name=\"a\" toName=\"t\"><Choice value=\"x\"/></Choices><Rating name=\"a\" toName=\"t\"/></View>", "question-twice")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><View>&a;</View>", "xml")]
    public void A_configuration_that_is_none_is_refused(string xml, string code)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(xml));

        Assert.Equal(code, Assert.Single(Assert.Throws<ProvenanceInputException>(() => LabelConfiguration.Read(stream, "c.xml")).Problems).Code);
    }

    [Fact]
    public async Task A_skipped_item_a_reference_answer_and_a_review_are_what_they_are()
    {
        string text = """
            [TASK,
            {"id":2,"annotations":[{"completed_by":{"id":2,"email":"a@example.org"},"was_cancelled":true,"result":[],"lead_time":2},
              {"completed_by":{"email":"b@example.org"},"ground_truth":true,"result":[{"type":"labels","from_name":"ner","value":{"start":0,"end":2,"labels":["ORG"]}},{"type":"labels","from_name":"ner","value":{"start":0,"end":2,"labels":["LOC"]}}],
               "reviews":[{"created_by":9,"accepted":true},{"created_by":{"id":10},"accepted":false}]},
              {"completed_by":4,"result":[],"last_action":"accepted","last_created_by":11}],"predictions":[{"result":[{"type":"choices","from_name":"ok","value":{"choices":["no"]}}]}]},
            {"id":3,"annotations":[]}]
            """.Replace("TASK", Task, StringComparison.Ordinal);

        Assert.Equal(
            [
                "1 1 2 Annotate ok=yes 3.5s",
                "2 2 2 Annotate =- 2s skipped",
                "2 2 b@example.org Annotate ner=0-2:LOC|0-2:ORG reference",
                "2 2 9 Review =- True",
                "2 2 10 Review =- False",
                "2 2 4 Annotate =-",
                "2 2 11 Review =- True",
            ],
            (await Annotations.RowsAsync(Annotations.File(text))).Select(Annotations.Show));
    }

    [Theory]
    [InlineData("""{"id":1,"annotations":{}}""", "export.json:1 shape")]
    [InlineData("""{"id":1,"annotations":[{"completed_by":1}]}""", "export.json:1 shape")]
    [InlineData("""{"annotations":[]}""", "export.json:1 item")]
    [InlineData("""{"id":1,"annotations":[{"result":[]}]}""", "export.json:1 person")]
    [InlineData("""{"id":1,"annotations":[{"completed_by":1,"result":[],"created_at":"soon"}]}""", "export.json:1 time")]
    [InlineData("""{"id":1,"id":2,"annotations":[]}""", "export.json:1 json")]
    [InlineData("""[{"id":1,"annotations":[]},5]""", "export.json:1 json-object")]
    [InlineData("""{"id":1,"annotations":[]},""", "export.json:1 json-object")]
    [InlineData("{\"id\":1,\n\"annotations\":[", "export.json:1 json-open")]
    [InlineData("[\n{\"id\":1,\n\"annotations\":nul}]", "export.json:3 json")]
    [InlineData("[\n{\"id\":1,\"annotations\":[\"a\n\"]}]", "export.json:2 json")]
    public async Task What_is_wrong_is_named_with_its_line(string text, string problem) => Assert.Contains(problem, await Annotations.ProblemsAsync(Annotations.File(text)));

    [Fact]
    public async Task Two_people_with_one_number_and_one_with_two_are_refused()
    {
        static string One(int task, string person) => $$"""{"id":{{task}},"annotations":[{"completed_by":{{person}},"result":[]}]}""";

        Assert.Equal(["export.json:2 annotator-ambiguous"], await Annotations.ProblemsAsync(Annotations.File(One(1, """{"id":1,"email":"a@example.org"}""") + "\n" + One(2, """{"id":1,"email":"b@example.org"}"""))));
        Assert.Equal(["export.json:2 annotator-ambiguous"], await Annotations.ProblemsAsync(Annotations.File(One(1, """{"id":1,"email":"a@example.org"}""") + "\n" + One(2, """{"id":2,"email":"A@example.org"}"""))));
        Assert.Equal(2, (await Annotations.RowsAsync(Annotations.File(One(1, """{"id":1,"email":"a@example.org"}""") + "\n" + One(2, """{"id":1,"email":"A@Example.org"}""")))).Count);
    }

    [Fact]
    public async Task A_person_who_judges_an_item_twice_is_named_with_both_lines()
    {
        AnnotationFile file = Annotations.File(Task + "\n" + Task.Replace("\"id\":1,", "\"id\":2,", StringComparison.Ordinal) + "\n" + Task, "export.jsonl");
        ProvenanceInputException exception = await Assert.ThrowsAsync<ProvenanceInputException>(() => file.ReadRatingsAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(
            ("export.jsonl:3", "rated-twice", "The person has judged this item already, in line 1. Take one of the two out, give each person a number of their own, or say that repeats count (--repeats).", "该人员已在第 1 行标注过此条数据。请删除其中一条，为每名人员使用不同编号，或者声明允许重复（--repeats）。"),
            (exception.Problems[0].Place, exception.Problems[0].Code, exception.Problems[0].English, exception.Problems[0].Chinese));
        Assert.Equal(3, (await file.ReadRatingsAsync(mayRepeat: true, cancellationToken: TestContext.Current.CancellationToken)).Ratings);
    }

    [Fact]
    public async Task Several_questions_have_to_be_told_apart_before_anything_is_computed()
    {
        AnnotationFile file = Annotations.Shared("label-studio", "multi-turn-chat_labeled_results.json");
        ProvenanceInputException exception = await Assert.ThrowsAsync<ProvenanceInputException>(() => file.ReadRatingsAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("questions", Assert.Single(exception.Problems).Code);
        Assert.Equal(3, (await file.ReadRatingsAsync("turn1_user_intent", cancellationToken: TestContext.Current.CancellationToken)).Items);
    }
}
