namespace GenAiMeasures.Labeling.Tests;

public class LabelValidatorTests
{
    private const string Code = "001191110108MA01KP2T5U00000";

    [Fact]
    public void A_first_write_has_no_problems() => Assert.Empty(AigcLabel.Produce(Code, "p-1").Validate());

    [Fact]
    public void An_empty_propagator_is_a_warning_with_its_clause()
    {
        LabelProblem problem = Assert.Single(AigcLabel.Produce(Code, "p-1", FirstPropagator.Empty).Validate());

        Assert.Equal(("propagation_empty", LabelProblemSeverity.Warning, "GB 45438-2025 Annex E note 1"), (problem.Code, problem.Severity, problem.Clause));
        Assert.Equal("ContentPropagator and PropagateID are empty; on first write they equal the producer's, as one reader quotes the note.", problem.English);
        Assert.Equal("ContentPropagator 与 PropagateID 为空；据转述的注 1，首次写入时应与生成合成要素一致。", problem.Chinese);
    }

    [Theory]
    [InlineData("", "label_missing")]
    [InlineData("4", "label_value")]
    [InlineData("AIGC", "label_value")]
    public void The_claim_has_to_be_one_of_three(string claim, string code)
    {
        LabelProblem problem = Assert.Single((AigcLabel.Produce(Code, "p-1") with { Label = claim }).Validate());

        Assert.Equal((code, LabelProblemSeverity.Error, "GB 45438-2025 Annex E c)"), (problem.Code, problem.Severity, problem.Clause));
        Assert.Equal("Label has to be \"1\" (generated), \"2\" (possibly) or \"3\" (suspected).", problem.English);
        Assert.Equal("Label 应为“1”（属于）、“2”（可能）或“3”（疑似）。", problem.Chinese);
    }

    [Theory]
    [InlineData("1", LabelProblemSeverity.Error)]
    [InlineData("2", LabelProblemSeverity.Warning)]
    [InlineData("3", LabelProblemSeverity.Warning)]
    public void Producer_fields_are_required_of_generated_content_only(string claim, LabelProblemSeverity severity)
    {
        IReadOnlyList<LabelProblem> problems = new AigcLabel { Label = claim, ContentPropagator = "p", PropagateId = "i" }.Validate();

        Assert.Equal(["producer_missing", "produce_id_missing"], problems.Select(p => p.Code));
        Assert.All(problems, p => Assert.Equal(severity, p.Severity));
    }

    [Fact]
    public void Half_a_propagation_is_an_error()
    {
        AigcLabel label = AigcLabel.Produce(Code, "p-1", FirstPropagator.Empty) with { PropagateId = "n-1" };

        LabelProblem problem = Assert.Single(label.Validate());
        Assert.Equal(("propagation_half", LabelField.ContentPropagator), (problem.Code, problem.Field));
    }

    [Fact]
    public void Characters_outside_the_set_are_a_warning_except_in_reserved_codes()
    {
        AigcLabel label = AigcLabel.Produce(Code, "p-1") with { ContentProducer = "示例", ReservedCode1 = "{\"a\": \"例\"}" };

        LabelProblem problem = Assert.Single(label.Validate());
        Assert.Equal(("charset", LabelProblemSeverity.Warning, LabelField.ContentProducer), (problem.Code, problem.Severity, problem.Field));
    }

    [Fact]
    public void What_looks_like_a_code_is_checked_as_one_and_names_are_not()
    {
        Assert.Contains(
            (AigcLabel.Produce(Code, "p-1") with { ContentProducer = "001191110000802100433BY43" }).Validate(),
            p => p.Code == "producer_code" && p.English == "ContentProducer looks like a provider code and is none: it has 25 characters instead of 27.");
        Assert.DoesNotContain((AigcLabel.Produce(Code, "p-1") with { ContentProducer = "doubao" }).Validate(), p => p.Code == "producer_code");
    }

    [Theory]
    [InlineData(LabelDeviations.NotString, "value_type", LabelProblemSeverity.Error)]
    [InlineData(LabelDeviations.MissingKey, "key_missing", LabelProblemSeverity.Error)]
    [InlineData(LabelDeviations.MisspeltKey, "key_misspelt", LabelProblemSeverity.Error)]
    [InlineData(LabelDeviations.UnknownMember, "key_unknown", LabelProblemSeverity.Warning)]
    [InlineData(LabelDeviations.PseudoJson, "not_json", LabelProblemSeverity.Error)]
    [InlineData(LabelDeviations.DoubleEncoded, "encoded_twice", LabelProblemSeverity.Error)]
    [InlineData(LabelDeviations.Escaped, "encoded_twice", LabelProblemSeverity.Error)]
    [InlineData(LabelDeviations.Base64, "base64", LabelProblemSeverity.Error)]
    [InlineData(LabelDeviations.Prefixed, "prefixed", LabelProblemSeverity.Warning)]
    [InlineData(LabelDeviations.PropertyPerField, "property_per_field", LabelProblemSeverity.Error)]
    public void Every_deviation_of_the_text_is_a_problem(LabelDeviations deviation, string code, LabelProblemSeverity severity)
    {
        LabelProblem problem = Assert.Single((AigcLabel.Produce(Code, "p-1") with { Deviations = deviation }).Validate());

        Assert.Equal((code, severity, null), (problem.Code, problem.Severity, problem.Field));
    }

    [Fact]
    public void Errors_stand_in_front_of_warnings()
    {
        AigcLabel label = new() { Label = "9", ContentProducer = "示例", ProduceId = "p" };

        Assert.Equal(
            [LabelProblemSeverity.Error, LabelProblemSeverity.Warning, LabelProblemSeverity.Warning],
            label.Validate().Select(p => p.Severity));
    }
}
