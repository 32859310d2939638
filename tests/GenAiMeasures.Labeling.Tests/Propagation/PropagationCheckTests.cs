using FsCheck.Xunit;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>Labeling Measures Art. 6, row by row.</summary>
public class PropagationCheckTests
{
    private const string Platform = "001191110108MA01KP2T5U20000";

    private static readonly AigcLabel Generated = AigcLabel.Produce("producer", "p-1");

    private static readonly IPropagationCheck Check = Create();

    public static TheoryData<string, bool, PropagationTraces, PropagationState> Rows() => new()
    {
        // metadata, declared, traces: the table of Art. 6
        { "1", false, PropagationTraces.None, PropagationState.Confirmed },
        { "1", true, PropagationTraces.Detection, PropagationState.Confirmed },
        { "none", true, PropagationTraces.None, PropagationState.Possible },
        { "none", true, PropagationTraces.ExplicitLabel, PropagationState.Possible },
        { "none", false, PropagationTraces.ExplicitLabel, PropagationState.Suspected },
        { "none", false, PropagationTraces.Detection, PropagationState.Suspected },
        { "none", false, PropagationTraces.None, PropagationState.None },

        // what an earlier platform wrote is never weakened
        { "2", false, PropagationTraces.None, PropagationState.Possible },
        { "2", false, PropagationTraces.Detection, PropagationState.Possible },
        { "3", false, PropagationTraces.None, PropagationState.Suspected },
        { "3", true, PropagationTraces.None, PropagationState.Possible },
        { "AIGC", false, PropagationTraces.None, PropagationState.Suspected },
        { "", true, PropagationTraces.None, PropagationState.Possible },

        // what could not be read is not unlabelled
        { "unreadable", false, PropagationTraces.None, PropagationState.Undecided },
        { "unreadable", true, PropagationTraces.None, PropagationState.Possible },
        { "unreadable", false, PropagationTraces.Detection, PropagationState.Suspected },
        { "unread", false, PropagationTraces.None, PropagationState.Undecided },
        { "unread", true, PropagationTraces.None, PropagationState.Possible },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_row_has_its_state(string metadata, bool declared, PropagationTraces traces, PropagationState state)
    {
        PropagationDecision decision = Check.Decide(new() { Read = Metadata(metadata), UserDeclared = declared, Traces = traces }, "n-1");

        Assert.Equal(state, decision.State);
        Assert.Equal(metadata is "unreadable" or "unread", decision.NeedsReview);
        Assert.Equal(state is PropagationState.Undecided or PropagationState.None, decision.Label is null);
        Assert.Equal(decision.Label is null, decision.NoticeChinese is null);
    }

    [Theory]
    [InlineData("1", false, "本内容为AI生成合成内容", "This content is AI-generated", "Labeling Measures Art. 6(1)", "1")]
    [InlineData("none", true, "本内容可能为AI生成合成内容", "This content may be AI-generated", "Labeling Measures Art. 6(2)", "2")]
    [InlineData("3", false, "本内容疑似为AI生成合成内容", "This content is suspected of being AI-generated", "Labeling Measures Art. 6(3)", "3")]
    public void Notice_clause_and_claim_of_each_state(string metadata, bool declared, string chinese, string english, string clause, string claim)
    {
        PropagationDecision decision = Check.Decide(new() { Read = Metadata(metadata), UserDeclared = declared }, "n-1");

        Assert.Equal((chinese, english, clause, claim), (decision.NoticeChinese, decision.NoticeEnglish, decision.Clause, decision.Label!.Label));
        Assert.Null(ExplicitWording.FindProblem(chinese));
        Assert.Null(ExplicitWording.FindProblem(english));
    }

    [Fact]
    public void A_confirmed_label_keeps_every_value_but_the_propagators()
    {
        PropagationDecision decision = Check.Decide(new() { Read = Metadata("1") }, "n-1");

        Assert.Equal(Generated with { ContentPropagator = Platform, PropagateId = "n-1" }, decision.Label);
        Assert.Equal(["label_generated"], decision.Reasons.Select(r => r.Code));
        Assert.Equal("文件元数据含有明确标明为生成合成内容的隐式标识。", decision.Reasons[0].Chinese);
        Assert.Equal("The metadata hold a label that clearly says the content is generated.", decision.Reasons[0].English);
    }

    [Fact]
    public void A_new_label_invents_no_producer()
    {
        AigcLabel label = Check.Decide(new() { Read = Metadata("none"), UserDeclared = true }, "n-1").Label!;

        Assert.Equal(new AigcLabel { Label = "2", ContentPropagator = Platform, PropagateId = "n-1" }, label);
        Assert.All(label.Validate(), p => Assert.Equal(LabelProblemSeverity.Warning, p.Severity));
    }

    [Fact]
    public void A_weaker_claim_of_an_earlier_platform_is_raised_and_its_other_values_stay()
    {
        AigcLabel label = Check.Decide(new() { Read = Metadata("3"), UserDeclared = true }, "n-1").Label!;

        Assert.Equal(Generated with { Label = "2", ContentPropagator = Platform, PropagateId = "n-1" }, label);
    }

    [Fact]
    public void Of_labels_that_disagree_the_clearest_counts()
    {
        LabelReadResult read = Metadata("3")! with
        {
            Sites = [Site(Generated with { Label = "3" }, isNormative: true), Site(Generated with { ProduceId = "p-2" }), new LabelSite("x", false, 0, 1, null)],
        };

        PropagationDecision decision = Check.Decide(new() { Read = read }, "n-1");

        Assert.Equal((PropagationState.Confirmed, "p-2", false), (decision.State, decision.Label!.ProduceId, decision.NeedsReview));
        Assert.Equal(["label_suspected", "label_generated", "labels_disagree", "metadata_unreadable"], decision.Reasons.Select(r => r.Code));
    }

    [Fact]
    public void A_damaged_place_beside_a_weak_label_needs_review()
    {
        LabelReadResult read = Metadata("3")! with { Sites = [Site(Generated with { Label = "3" }), new LabelSite("x", false, 0, 1, null)] };

        PropagationDecision decision = Check.Decide(new() { Read = read }, "n-1");

        Assert.Equal((PropagationState.Suspected, true), (decision.State, decision.NeedsReview));
    }

    [Theory]
    [InlineData("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia", true)]
    [InlineData("compositeWithTrainedAlgorithmicMedia", true)]
    [InlineData("http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture", false)]
    public void IPTC_source_types_of_generated_content_are_traces(string type, bool isTrace)
    {
        PropagationDecision decision = Check.Decide(new() { Read = Metadata("none")! with { DigitalSourceType = type } }, "n-1");

        Assert.Equal(isTrace ? PropagationState.Suspected : PropagationState.None, decision.State);
        Assert.Equal(isTrace ? ["trace_source_type"] : [], decision.Reasons.Select(r => r.Code));
    }

    [Theory]
    [InlineData("vendor_hint")]
    [InlineData("other_schema")]
    public void Vendors_own_marks_are_traces(string note)
    {
        LabelReadResult read = Metadata("none")! with { Notes = [new LabelNote(note, "x", "x")] };

        Assert.Equal(["trace_vendor"], Check.Decide(new() { Read = read }, "n-1").Reasons.Select(r => r.Code));
    }

    [Property]
    public void More_evidence_never_makes_a_weaker_state(byte metadata, bool declared, byte traces)
    {
        string[] all = ["1", "2", "3", "", "AIGC", "none", "unreadable", "unread"];
        var evidence = new PropagationEvidence
        {
            Read = Metadata(all[metadata % all.Length]),
            UserDeclared = declared,
            Traces = (PropagationTraces)(traces % 4),
        };

        int before = Strength(evidence);
        Assert.True(Strength(evidence with { UserDeclared = true }) >= before);
        Assert.True(Strength(evidence with { Traces = evidence.Traces | PropagationTraces.ExplicitLabel }) >= before);
        Assert.Equal(4, Strength(evidence with { Read = Metadata("1") }));

        static int Strength(PropagationEvidence evidence) => Check.Decide(evidence, "n-1").State switch
        {
            PropagationState.Confirmed => 4,
            PropagationState.Possible => 3,
            PropagationState.Suspected => 2,
            PropagationState.Undecided => 1,
            _ => 0,
        };
    }

    [Theory]
    [InlineData("")]
    [InlineData("编号")]
    [InlineData("a b")]
    public void A_number_that_labels_cannot_hold_is_a_mistake_of_the_caller(string id) =>
        Assert.Equal("propagateId", Assert.ThrowsAny<ArgumentException>(() => Check.Decide(new(), id)).ParamName);

    [Fact]
    public async Task A_check_is_recorded_before_it_is_answered()
    {
        await using TestHost host = TestHost.Create(
            FakeChatClient.Saying("x"), o => o.Provider.CreditCode = Some.CreditCode, b => b.AddLabeling().AddPropagationCheck(o => o.ApplicationCode = "AB01"));
        IPropagationCheck check = host.Services.GetRequiredService<IPropagationCheck>();

        PropagationDecision decision = await check.CheckAsync(new() { Read = Metadata("1"), UserDeclared = true }, "n-1");

        Assert.Equal("001191110108MA01KP2T5U2AB01", decision.Label!.ContentPropagator);
        PropagationChecked record = Assert.Single(host.Store.Records<PropagationChecked>());
        Assert.Equal(("n-1", "Confirmed", "png", "p-1"), (record.PropagateId, record.State, record.Format, record.ProduceId));
        Assert.Equal(["label_generated", "user_declared"], record.Reasons);
    }

    [Fact]
    public async Task Without_a_ledger_the_check_says_so_and_the_decision_can_still_be_had()
    {
        Assert.StartsWith(
            "The check cannot be recorded:", (await Assert.ThrowsAsync<InvalidOperationException>(async () => await Check.CheckAsync(new(), "n-1"))).Message, StringComparison.Ordinal);
        Assert.Equal(PropagationState.Undecided, Check.Decide(new(), "n-1").State);
    }

    [Fact]
    public void Users_are_reminded_in_both_languages()
    {
        Assert.Equal("您发布的内容如为AI生成合成内容，请主动声明并使用平台提供的标识功能进行标识。", Check.ReminderChinese);
        Assert.Equal("If what you publish is AI-generated, declare it and use the platform's labelling function.", Check.ReminderEnglish);
    }

    [Theory]
    [InlineData("", "0000", "GenAiMeasures:Labeling:Propagation:ContentPropagator is empty or holds characters outside printable ASCII without space, quote and backslash (GB 45438-2025 Annex E j).")]
    [InlineData("001191110108MA01KP2T5X20000", "0000", "GenAiMeasures:Labeling:Propagation:ContentPropagator '001191110108MA01KP2T5X20000' looks like a provider code and is none:")]
    [InlineData("platform", "ab01", "GenAiMeasures:Labeling:Propagation:ApplicationCode 'ab01' does not have four digits or upper-case letters (TC260-PG-20252A).")]
    [InlineData(null, "0000", "GenAiMeasures:Labeling:Propagation has no propagator for labels.")]
    public void Settings_are_checked(string? propagator, string application, string error)
    {
        var validator = new PropagationOptionsValidator(Microsoft.Extensions.Options.Options.Create(new GenAiComplianceOptions()));

        string failure = Assert.Single(validator.Validate(null, new() { ContentPropagator = propagator, ApplicationCode = application }).Failures!);
        Assert.StartsWith(error, failure, StringComparison.Ordinal);
    }

    private static LabelReadResult? Metadata(string kind) => kind switch
    {
        "unread" => null,
        "unreadable" => new() { Format = "png", State = LabelState.Unreadable },
        "none" => new() { Format = "png", State = LabelState.None },
        _ => new() { Format = "png", State = LabelState.Found, Sites = [Site(Generated with { Label = kind }, isNormative: true)] },
    };

    private static LabelSite Site(AigcLabel label, bool isNormative = false) => new("place", isNormative, 0, 1, label);

    private static IPropagationCheck Create()
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o =>
        {
            Some.InternalService(o);
            o.Provider.CreditCode = Some.CreditCode;
        }).AddLabeling().AddPropagationCheck();
        return services.BuildServiceProvider().GetRequiredService<IPropagationCheck>();
    }
}
