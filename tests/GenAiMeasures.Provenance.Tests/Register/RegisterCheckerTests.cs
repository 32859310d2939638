namespace GenAiMeasures.Provenance.Tests;

public sealed class RegisterCheckerTests
{
    [Fact]
    public void The_sample_that_passes_has_no_problem_and_its_draft_has_only_no_history()
    {
        RegisterReport report = SampleRegister.Check(SampleRegister.Passing(), o => o.IncludePractice = true);

        Assert.Empty(report.Problems);
        Assert.True(report.HasNoErrors);
        Assert.Equal(new DateOnly(2026, 5, 1), report.CheckedOn);
        Assert.Equal(["P19-UNVERSIONED"], SampleRegister.Check(SampleRegister.Draft()).Problems.Select(p => p.Code));
        Assert.Equal(SampleRegister.Passing().Digest, SampleRegister.Draft().Digest);
    }

    [Fact]
    public void The_sample_that_fails_fails_every_rule_exactly_once()
    {
        RegisterReport report = SampleRegister.Check(SampleRegister.Failing(), o =>
        {
            o.IncludePractice = true;
            o.FiledModels.UnionWith(File.ReadLines(Path.Combine(SampleRegister.Folder, "filed-models.txt")).Where(l => !l.StartsWith('#')));
        });

        // a history that is broken is there, so the rule that asks for one is met; the draft fails that
        Assert.Equal(
            RuleBooks.Current.Rules.Where(r => r.Target is not ("row" or "item") && r.Code != "P19-UNVERSIONED").Select(r => r.Code).Order(StringComparer.Ordinal),
            report.Problems.Select(p => p.Code).Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"P{i}").Concat(Enumerable.Range(1, 12).Select(i => $"A{i}")).Append("E").Order(StringComparer.Ordinal), report.Problems.Select(p => p.Requirement).Distinct().Order(StringComparer.Ordinal));
        Assert.False(report.HasNoErrors);
        Assert.All(report.Problems, p => Assert.DoesNotContain("{", p.English + p.Chinese + p.CureEnglish + p.CureChinese, StringComparison.Ordinal));
        Assert.All(report.Problems, p => Assert.True(p.Clause.Length > 0 && p.Chinese.Length > 0 && p.CureEnglish.Length > 0 && p.CureChinese.Length > 0));
        Assert.Empty(RegisterStructure.Find(SampleRegister.Failing().Data));
    }

    [Theory]
    [InlineData("P1-PARTY", "source", "p01-party", "The data set or the organisation it comes from is not named.")]
    [InlineData("P12-USE", "source", "p12-use", "6 % of the sample after collecting is illegal or unhealthy, more than 5 %: do not train.")]
    [InlineData("P13-PRACTICE", "register", "", "100 % of open-source items are foreign, more than 30 %.")]
    [InlineData("P17-LIST", "model", "p17-list", "The filing number Example-2 is not in the operator's list.")]
    [InlineData("A4-REEXAM", "person", "people/a04-reexam", "The last exam, on 2026-02-20, was failed, and the person is assigned to tasks.")]
    [InlineData("A9-USED", "batch", "batches/a09-used", "A batch that is void or to be annotated again is in 1 sources in use.")]
    [InlineData("E-EXPIRED", "evidence", "evidence: evidence/open-zh-licence.txt", "The evidence evidence/open-zh-licence.txt was valid until 2020-12-31.")]
    public void A_problem_names_the_object_that_has_it(string code, string target, string id, string english)
    {
        RegisterProblem problem = SampleRegister.Check(SampleRegister.Failing(), o =>
        {
            o.IncludePractice = true;
            o.FiledModels.Add("Example-1");
        }).Problems.Single(p => p.Code == code);

        Assert.Equal((target, id, english), (problem.Target, problem.Id, problem.English));
    }

    [Fact]
    public async Task The_annotations_that_pass_have_no_problem_and_those_that_fail_fail_every_rule_of_a_row_once()
    {
        AnnotationCheckReport passing = await AnnotationChecker.CheckAsync(
            new AnnotationFile(Path.Combine(SampleRegister.Folder, "annotations.csv")), SampleRegister.Passing().Data.Projects[0], new AnnotationCheckOptions { Task = "t-safe" }, TestContext.Current.CancellationToken);
        AnnotationCheckReport failing = await AnnotationChecker.CheckAsync(
            new AnnotationFile(Path.Combine(SampleRegister.Folder, "annotations-failing.csv")), SampleRegister.Failing().Data.Projects.Single(p => p.Id == "tasks"), new AnnotationCheckOptions { Task = "a06-roles" }, TestContext.Current.CancellationToken);

        Assert.Empty(passing.Problems);
        Assert.Equal(
            RuleBooks.Current.Rules.Where(r => r.Target is "row" or "item").Select(r => r.Code).Order(StringComparer.Ordinal),
            failing.Problems.Select(p => p.Code).Order(StringComparer.Ordinal));
        Assert.All(failing.Problems, p => Assert.DoesNotContain("{", p.English + p.Chinese + p.CureEnglish + p.CureChinese, StringComparison.Ordinal));
    }

    [Fact]
    public void A_person_without_any_batch_is_checked_as_well()
    {
        TrainingData data = SampleRegister.Passing().Data;
        AnnotationProject project = data.Projects[0] with { Batches = [] };

        Assert.DoesNotContain(SampleRegister.Check(data with { Projects = [project], Sources = [] }).Problems, p => p.Target == "person");
    }

    [Fact]
    public void Every_requirement_from_P1_to_P20_has_a_rule() =>
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"P{i}"), RuleBooks.Current.Rules.Select(r => r.Requirement).Where(r => r.StartsWith('P')).Distinct().OrderBy(r => int.Parse(r[1..], System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Nothing_that_is_printed_says_compliant()
    {
        Assert.All(RuleBooks.Current.Rules, r => Assert.DoesNotContain("compliant", r.English + r.CureEnglish, StringComparison.OrdinalIgnoreCase));
        Assert.All(RuleBooks.Current.Rules, r => Assert.DoesNotContain("合规", r.Chinese + r.CureChinese, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(100, 5, false)]
    [InlineData(100, 6, true)]
    [InlineData(10_001, 500, false)]
    [InlineData(10_001, 501, true)]
    public void Five_percent_passes_and_more_does_not(long size, long harmful, bool fails)
    {
        TrainingData data = SampleRegister.Change("web-zh", s => s with { Screenings = [.. s.Screenings.Select(x => x with { Size = size, Harmful = harmful })] });

        Assert.Equal(fails ? ["P12-SHARE", "P12-USE"] : [], SampleRegister.Check(data).Problems.Where(p => p.Id == "web-zh").Select(p => p.Code));
    }

    [Theory]
    [InlineData(4000, 3840, false, true)]
    [InlineData(4000, 3839, true, true)]
    [InlineData(3999, 3999, true, false)]
    [InlineData(4000, 3861, false, false)]
    public void The_verdict_of_the_rule_and_what_is_proven_stand_side_by_side(long size, long passed, bool fails, bool unproven)
    {
        TrainingData data = SampleRegister.Passing().Data;
        data = data with { Inspections = [.. data.Inspections.Select(i => i.Method == InspectionMethod.Manual ? i with { Size = size, Passed = passed } : i)] };
        string[] codes = [.. SampleRegister.Check(data).Problems.Select(p => p.Code)];

        Assert.Equal(fails, codes.Contains("P11-MANUAL"));
        Assert.Equal(unproven, codes.Contains("P11-PROVEN"));
    }

    [Fact]
    public void A_problem_says_its_numbers_in_both_languages_and_how_surely_they_are_known()
    {
        TrainingData data = SampleRegister.Change("web-zh", s => s with { Screenings = [.. s.Screenings.Select(x => x with { Size = 100, Harmful = 7 })] });
        RegisterProblem problem = SampleRegister.Check(data).Problems.Single(p => p.Code == "P12-USE");

        Assert.Equal("7 % of the sample after collecting is illegal or unhealthy, more than 5 %: do not train.", problem.English);
        Assert.Equal("采集后核验违法不良信息占 7 %，超过 5 %，不应用于训练。", problem.Chinese);
        Assert.Equal(("web-zh", "source", "TC260-003 5.1 a", Confidence.Memory), (problem.Id, problem.Target, problem.Clause, problem.Confidence));
    }

    [Fact]
    public void Numbers_come_from_the_profile()
    {
        RegisterSnapshot snapshot = SampleRegister.Passing();
        snapshot = snapshot with { Data = snapshot.Data with { Keywords = snapshot.Data.Keywords! with { ClassifierRisks = 29 } } };

        Assert.Contains(SampleRegister.Check(snapshot).Problems, p => p.Code == "P18-CLASSIFIER");
        Assert.DoesNotContain(SampleRegister.Check(snapshot, o => o.Profile = "GbT45652_2025").Problems, p => p.Code == "P18-CLASSIFIER");
        Assert.Contains("Tc260_003_2024", Assert.Throws<ArgumentException>(() => SampleRegister.Check(snapshot, o => o.Profile = "none")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_a_changed_hash_and_an_expired_licence_take_the_evidence_away()
    {
        Evidence licence = SampleRegister.Passing().Data.Sources[0].Evidence[0];
        foreach ((Evidence evidence, string code) in new[]
        {
            (licence with { Path = "evidence/gone.txt" }, "E-MISSING"), (licence with { Path = "../TrainingData/evidence/../../secret.txt" }, "E-MISSING"),
            (licence with { Sha256 = new string('a', 64) }, "E-CHANGED"), (licence with { ValidTo = new DateOnly(2026, 4, 30) }, "E-EXPIRED"), (licence with { Sha256 = null }, "E-HASH"),
        })
        {
            string[] codes = [.. SampleRegister.Check(SampleRegister.Change("open-zh", s => s with { Evidence = [evidence] })).Problems.Select(p => p.Code)];
            Assert.Equal([code, "P1-BINDING", "P19-UNVERSIONED"], codes.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void What_expires_does_so_by_the_date_in_China()
    {
        Evidence licence = SampleRegister.Passing().Data.Sources[0].Evidence[0] with { ValidTo = new DateOnly(2026, 5, 1) };
        RegisterSnapshot snapshot = SampleRegister.Passing() with { Data = SampleRegister.Change("open-zh", s => s with { Evidence = [licence] }) };
        var options = new RegisterCheckOptions { EvidenceFolder = SampleRegister.Folder };
        RegisterReport At(int hour) => RegisterChecker.Check(snapshot, options, new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 5, 1, hour, 0, 0, TimeSpan.Zero)));

        Assert.DoesNotContain(At(15).Problems, p => p.Code == "E-EXPIRED");
        Assert.Contains(At(16).Problems, p => p.Code == "E-EXPIRED");
    }

    [Theory]
    [InlineData("unknown", "placeholder")]
    [InlineData("https://choosealicense.com/licenses/undefined", "placeholder")]
    [InlineData("https://commoncrawl.org/terms-of-use", "terms")]
    [InlineData("https://creativecommons.org/licenses/by-sa/4.0/", "spdx")]
    [InlineData("cc-by-sa-4.0", "spdx")]
    [InlineData("https://opendatacommons.org/licenses/odbl/", "spdx")]
    [InlineData("Public", "unrecognised")]
    [InlineData("custom", "custom")]
    [InlineData("", "none")]
    public void Licences_are_what_their_names_are_worth(string name, string expected) => Assert.Equal(expected, LicenceNames.Classify(name, null));
}
