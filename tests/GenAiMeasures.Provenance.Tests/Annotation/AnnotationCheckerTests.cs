namespace GenAiMeasures.Provenance.Tests;

public sealed class AnnotationCheckerTests
{
    private const string Header = "item,annotator,label,role,accepted,seconds,at";

    private const string Good = Header + """

        1,p3,安全,annotate,,12,2026-02-03T08:00:00Z
        1,p2,,review,true,,2026-02-04T08:00:00Z
        2,p3,A.1.a,annotate,,9,2026-02-03T08:01:00Z
        2,p2,,review,true,,2026-02-04T08:01:00Z
        """;

    private static AnnotationProject Project => SampleRegister.Passing().Data.Projects[0];

    [Fact]
    public async Task Rows_that_keep_to_the_rules_have_no_problem()
    {
        AnnotationCheckReport report = await CheckAsync(Good);

        Assert.Equal(("t-safe", 4, 2, 0), (report.Task, report.Rows, report.Items, report.Total));
        Assert.Empty(report.Problems);
    }

    [Theory]
    [InlineData("1,p3,安全,annotate,,12,2026-02-03T08:00:00Z", "1,p9,安全,annotate,,12,2026-02-03T08:00:00Z", "A4-KNOWN a.csv:2")]
    [InlineData("1,p3,安全,annotate,,12,2026-02-03T08:00:00Z", "1,p3,安全,annotate,,12,2026-01-12T15:59:00Z", "A5-WORK a.csv:2")]
    [InlineData("1,p3,安全,annotate,,12,2026-02-03T08:00:00Z", "1,p3,安全,annotate,,12,2026-01-12T16:00:00Z")]
    [InlineData("1,p3,安全,annotate,,12,2026-02-03T08:00:00Z", "1,p1,安全,annotate,,12,2026-02-03T08:00:00Z", "A6-ASSIGNED a.csv:2")]
    [InlineData("1,p3,安全,annotate,,12,2026-02-03T08:00:00Z", "1,p3,安全,annotate,,7.9,2026-02-03T08:00:00Z", "A11-ROW a.csv:2")]
    [InlineData("1,p3,安全,annotate,,12,2026-02-03T08:00:00Z", "1,p3,奇怪,annotate,,12,2026-02-03T08:00:00Z", "A1-LABEL a.csv:2")]
    [InlineData("1,p3,安全,annotate,,12,2026-02-03T08:00:00Z", "1,p3,0-2:A.1.a|安全,annotate,,12,2026-02-03T08:00:00Z")]
    [InlineData("1,p2,,review,true,,2026-02-04T08:00:00Z", "1,p3,,review,true,,2026-02-04T08:00:00Z", "A10-ITEM a.csv:2", "A6-ASSIGNED a.csv:3", "A6-SELF a.csv:2")]
    [InlineData("1,p2,,review,true,,2026-02-04T08:00:00Z", "1,p2,,review,false,,2026-02-04T08:00:00Z", "A10-ITEM a.csv:2")]
    [InlineData("1,p2,,review,true,,2026-02-04T08:00:00Z", "1,p2,,review,true,,2026-02-02T08:00:00Z", "A10-ITEM a.csv:2")]
    public async Task Each_breach_is_found_with_its_place(string from, string to, params string[] expected)
    {
        AnnotationCheckReport report = await CheckAsync(Good.Replace(from, to, StringComparison.Ordinal));
        string[] codes = [.. report.Problems.Select(p => $"{p.Code} {p.Id}").Order(StringComparer.Ordinal)];

        Assert.Equal(expected.Length, codes.Length);
        Assert.All(expected.Order(StringComparer.Ordinal).Zip(codes), p => Assert.StartsWith(p.First, p.Second, StringComparison.Ordinal));
        Assert.All(report.Problems, p => Assert.True(p.Clause.Length > 0 && p.CureChinese.Length > 0));
        Assert.All(report.Problems, p => Assert.DoesNotContain("p9", p.English + p.Chinese, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_rejected_and_annotated_again_needs_a_new_approval()
    {
        const string Again = Good + "\n3,p3,安全,annotate,,12,2026-02-03T08:00:00Z\n3,p2,,review,false,,2026-02-04T08:00:00Z\n3,p3,A.1.a,annotate,,12,2026-02-05T08:00:00Z";

        Assert.Equal(["A10-ITEM a.csv:6"], (await CheckAsync(Again)).Problems.Select(p => $"{p.Code} {p.Id}"));
        Assert.Empty((await CheckAsync(Again + "\n3,p2,,review,true,,2026-02-06T08:00:00Z")).Problems);
    }

    [Fact]
    public async Task Nobody_works_from_the_day_of_their_withdrawal_on()
    {
        AnnotationProject project = Project with { People = [.. Project.People.Select(p => p.Id == "p3" ? p with { WithdrawnOn = new DateOnly(2026, 2, 3) } : p)] };

        Assert.Equal(["A5-WORK", "A5-WORK"], (await CheckAsync(Good, project)).Problems.Select(p => p.Code));
        Assert.Equal("The person had no qualification on 2026-02-03.", (await CheckAsync(Good, project)).Problems[0].English);
    }

    [Fact]
    public async Task A_functional_item_needs_no_review_of_its_own()
    {
        const string Rows = Header + "\n1,p1,好,annotate,,12,2026-02-03T08:00:00Z";

        Assert.Empty((await CheckAsync(Rows, task: "t-func")).Problems);
    }

    [Fact]
    public async Task Skipped_items_and_reference_answers_are_not_held_against_anybody()
    {
        const string Rows = """
            {"id":1,"annotations":[{"completed_by":"p3","was_cancelled":true,"result":[],"lead_time":1,"created_at":"2026-02-03T08:00:00Z"}]}
            {"id":2,"annotations":[{"completed_by":"expert","ground_truth":true,"result":[],"lead_time":1,"created_at":"2020-02-03T08:00:00Z"}]}
            """;

        Assert.Empty((await AnnotationChecker.CheckAsync(Annotations.File(Rows, "a.jsonl"), Project, new AnnotationCheckOptions { Task = "t-safe" }, TestContext.Current.CancellationToken)).Problems);
    }

    [Fact]
    public async Task A_task_that_is_not_there_is_said_with_those_that_are()
    {
        ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(() => CheckAsync(Good, task: null));

        Assert.StartsWith("The project 'safety-2026' has no task ''. Name one of t-func, t-safe.", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ProvenanceInputException>(() => CheckAsync("item,annotator,label\n1,p3"));
    }

    [Fact]
    public async Task Problems_are_counted_beyond_those_that_are_listed()
    {
        string rows = Header + "\n" + string.Join('\n', Enumerable.Range(0, 1500).Select(i => $"{i},p1,好,annotate,,1,2026-02-03T08:00:00Z"));
        AnnotationCheckReport report = await CheckAsync(rows, task: "t-func");

        Assert.Equal((1500L, 1000), (report.Total, report.Problems.Count));
    }

    private static Task<AnnotationCheckReport> CheckAsync(string rows, AnnotationProject? project = null, string? task = "t-safe")
    {
        AnnotationProject one = project ?? Project;
        one = one with { Rules = [.. one.Rules.Select(r => r.Kind == AnnotationKind.Safety ? r with { Labels = ["安全", "A.1.a"] } : r)] };
        return AnnotationChecker.CheckAsync(Annotations.File(rows, "a.csv"), one, new AnnotationCheckOptions { Task = task }, TestContext.Current.CancellationToken);
    }
}
