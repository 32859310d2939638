using System.Text;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>The reader's tolerances 1 to 10 and 31 to 32, by their number in docs/labels.md.</summary>
public class PayloadToleranceTests
{
    private const string Bare = "{\"Label\":\"1\",\"ContentProducer\":\"c-1\",\"ProduceID\":\"p-1\",\"ReservedCode1\":\"\",\"ContentPropagator\":\"\",\"PropagateID\":\"\",\"ReservedCode2\":\"\"}";

    private static readonly AigcLabel Expected = new() { Label = "1", ContentProducer = "c-1", ProduceId = "p-1" };

    [Theory]
    [InlineData(Bare, LabelDeviations.None)]
    [InlineData("{\"AIGC\":" + Bare + "}", LabelDeviations.None)]
    [InlineData("{\"AIGC\": " + Bare + "}", LabelDeviations.None)]
    [InlineData("{\"aigc\":" + Bare + "}", LabelDeviations.None)]
    [InlineData("{\"other\":1,\"AIGC\":" + Bare + "}", LabelDeviations.None)]
    [InlineData("AIGC=" + Bare, LabelDeviations.Prefixed)]
    [InlineData("AIGC: " + Bare, LabelDeviations.Prefixed)]
    [InlineData("aigc" + Bare, LabelDeviations.Prefixed)]
    [InlineData("\"AIGC\":" + Bare, LabelDeviations.Prefixed)]
    public void Tolerance_01_bare_wrapped_prefixed_and_glued(string text, LabelDeviations deviations) => Reads(text, deviations);

    [Theory]
    [InlineData("&quot;")]
    [InlineData("&#34;")]
    [InlineData("&#x22;")]
    [InlineData("&amp;quot;")]
    [InlineData("&amp;#34;")]
    [InlineData("\\\"")]
    public void Tolerance_02_entities_once_or_twice_and_escaped_quotes(string quote) =>
        Reads(Bare.Replace("\"", quote, StringComparison.Ordinal), LabelDeviations.Escaped);

    [Fact]
    public void Tolerance_02_JSON_inside_a_JSON_string()
    {
        string encoded = System.Text.Json.JsonSerializer.Serialize(Bare);

        Reads(encoded, LabelDeviations.DoubleEncoded);
        Reads("{\"AIGC\":" + encoded + "}", LabelDeviations.DoubleEncoded);
    }

    [Fact]
    public void Tolerance_03_numbers_null_and_objects_instead_of_strings()
    {
        AigcLabel label = Read("{\"Label\":1,\"ContentProducer\":\"c-1\",\"ProduceID\":7,\"ReservedCode1\":null,\"ContentPropagator\":\"\",\"PropagateID\":\"\",\"ReservedCode2\":{\"PubSd\":[{\"a\":1}]}}");

        Assert.Equal(LabelDeviations.NotString, label.Deviations);
        Assert.Equal(("1", "7", "", "{\"PubSd\":[{\"a\":1}]}"), (label.Label, label.ProduceId, label.ReservedCode1, label.ReservedCode2));
    }

    [Theory]
    [InlineData("{\"Label\":\"AIGC\",\"ContentProducer\":\"Minimax Agent AI\",\"ProduceID\":\"x\"}", "AIGC")]
    [InlineData("{\"Label\":\"ProductName\",\"ContentProducer\":\"c\",\"ProduceID\":\"x\"}", "ProductName")]
    [InlineData("{\"ContentProducer\":\"c\",\"ProduceID\":\"x\"}", "")]
    public void Tolerance_04_another_or_no_claim_is_kept_raw_and_unknown(string text, string raw)
    {
        AigcLabel label = Read(text);

        Assert.Equal(raw, label.Label);
        Assert.Equal(LabelClaim.Unknown, label.Claim);
    }

    [Fact]
    public void Tolerance_05_misspelt_keys_any_case_any_order_and_extra_keys()
    {
        AigcLabel label = Read("{\"ReserveCode2\":\"r2\",\"Timestamp\":\"t\",\"PropatorID\":\"i2\",\"Propagator\":\"c2\",\"ReserveCode1\":\"r1\",\"produceid\":\"i1\",\"CONTENTPRODUCER\":\"c1\",\"label\":\"1\"}");

        Assert.Equal(
            new AigcLabel { Label = "1", ContentProducer = "c1", ProduceId = "i1", ReservedCode1 = "r1", ContentPropagator = "c2", PropagateId = "i2", ReservedCode2 = "r2" },
            label);
        Assert.Equal(LabelDeviations.MisspeltKey | LabelDeviations.UnknownMember, label.Deviations);
        Assert.Equal([new LabelMember("Timestamp", "\"t\"")], label.UnknownMembers);
    }

    [Theory]
    [InlineData("\uFEFF \r\n{0}\0\0 ", LabelDeviations.None)]
    [InlineData("{0}\n", LabelDeviations.None)]
    public void Tolerance_06_blanks_NUL_and_byte_order_marks_around(string around, LabelDeviations deviations) =>
        Reads(around.Replace("{0}", Bare, StringComparison.Ordinal), deviations);

    [Theory]
    [InlineData("{'Label': '1', 'ContentProducer': 'c-1', 'ProduceID': 'p-1', 'ReservedCode1': '', 'ContentPropagator': '', 'PropagateID': None, 'ReservedCode2': ''}")]
    [InlineData("{Label: '1', ContentProducer: c-1, ProduceID: \"p-1\", ReservedCode1: '', ContentPropagator: '', PropagateID: '', ReservedCode2: ''}")]
    [InlineData("{\"Label\":\"1\",\n \"ContentProducer\":\"c-1\",\n \"ProduceID\":\"p-1\",\n}")]
    public void Tolerance_06_line_breaks_and_pseudo_JSON(string text)
    {
        AigcLabel label = Read(text);

        Assert.Equal(Expected, label);
        Assert.True(label.Deviations.HasFlag(LabelDeviations.PseudoJson));
    }

    [Theory]
    [InlineData("{\"ServiceProvider\":\"x\",\"ServiceUser\":\"u\",\"Time\":\"t\",\"ContentId\":\"c\"}")]
    [InlineData("{\"ServiceProvider\":\"x\",\"ServiceUser\":\"u\",\"Time\":\"t\",\"ContentID\":\"c\"}")]
    public void Tolerance_07_the_older_cloud_schema_is_known_and_no_label(string text) =>
        Assert.Equal(new LabelText(LabelTextKind.OtherSchema), LabelReader.Read(text, isKeyed: false));

    [Fact]
    public void Tolerance_08_Chinese_values_raw_and_escaped()
    {
        Assert.Equal("示例科技", Read("{\"Label\":\"1\",\"ContentProducer\":\"示例科技\",\"ProduceID\":\"p\"}").ContentProducer);
        Assert.Equal("示例😀", Read("{\"Label\":\"1\",\"ContentProducer\":\"\\u793a\\u4f8b\\ud83d\\ude00\",\"ProduceID\":\"p\"}").ContentProducer);
    }

    [Fact]
    public void Tolerance_09_leftovers_are_reported_and_not_thrown()
    {
        AigcLabel label = Read("{\"Label\":\"1\",\"ContentProducer\":\"c\",\"ProduceID\":\"00000000000000000000000000000000\",\"ReservedCode1\":\"\",\"ContentPropagator\":\"c\",\"PropagateID\":\"%!s(MISSING)\",\"ReservedCode2\":\"\"}");

        Assert.Equal(
            [LabelField.ProduceId, LabelField.PropagateId],
            label.Validate().Where(p => p.Code == "placeholder").Select(p => p.Field!.Value));
    }

    [Fact]
    public void Tolerance_10_Base64_of_the_prefixed_object()
    {
        string encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes("AIGC=" + Bare));

        Reads(encoded, LabelDeviations.Base64 | LabelDeviations.Prefixed);
        Reads("{\"XmpKvBase64\":\"" + encoded + "\"}", LabelDeviations.Base64 | LabelDeviations.Prefixed);
        Reads(encoded.Replace('+', '-').Replace('/', '_').TrimEnd('='), LabelDeviations.Base64 | LabelDeviations.Prefixed);
    }

    [Theory]
    [InlineData("{\"label\":\"cat\",\"score\":1}")]
    [InlineData("{\"Label\":\"1\"}")]
    [InlineData("{\"producer\":\"x\"}")]
    [InlineData("made with AIGC tools")]
    [InlineData("{not a label")]
    [InlineData("")]
    [InlineData("{}")]
    public void Tolerance_31_generic_text_needs_a_key_of_the_standard(string text) =>
        Assert.Equal(LabelTextKind.None, LabelReader.Read(text, isKeyed: false).Kind);

    [Fact]
    public void Tolerance_31_under_the_labels_own_name_any_key_counts_and_plain_words_do_not()
    {
        Assert.Equal(LabelTextKind.Label, LabelReader.Read("{\"Label\":\"1\"}", isKeyed: true).Kind);
        Assert.Equal(LabelTextKind.None, LabelReader.Read("yes", isKeyed: true).Kind);
        Assert.Equal(LabelTextKind.Damaged, LabelReader.Read("{\"Label\":", isKeyed: true).Kind);
    }

    [Theory]
    [InlineData("{\"aigc_info\":{\"aigc_label_type\":1}}")]
    [InlineData("{\"aigc_label_type\":2}")]
    [InlineData("{\"aigc_type\":\"x\"}")]
    public void Tolerance_32_a_vendors_app_JSON_is_a_hint_and_no_label(string text) =>
        Assert.Equal(new LabelText(LabelTextKind.Hint), LabelReader.Read(text, isKeyed: false));

    [Theory]
    [InlineData("{\"Label\":\"1\",\"ContentProducer\":\"c-1\"")]
    [InlineData("{\"Label\":\"1\",\"ContentProducer\":}")]
    [InlineData("{\"AIGC\":{}}")]
    [InlineData("{\"AIGC\":\"nothing\"}")]
    [InlineData("\"ContentProducer\"")]
    public void Tolerance_34_what_was_meant_as_a_label_is_unreadable_and_never_nothing(string text) =>
        Assert.Equal(LabelTextKind.Damaged, LabelReader.Read(text, isKeyed: false).Kind);

    [Fact]
    public void A_key_that_stands_there_twice_is_reported_and_the_first_taken()
    {
        AigcLabel label = Read("{\"Label\":\"1\",\"ProduceID\":\"first\",\"ProduceID\":\"second\",\"ContentProducer\":\"c\"}");

        Assert.Equal("first", label.ProduceId);
        Assert.Contains(label.Validate(), p => p is { Code: "key_duplicate", Severity: LabelProblemSeverity.Error });
    }

    private static AigcLabel Read(string text)
    {
        Assert.True(AigcLabel.TryParse(text, out AigcLabel? label));
        return label;
    }

    private static void Reads(string text, LabelDeviations deviations)
    {
        AigcLabel label = Read(text);
        Assert.Equal(Expected, label);
        Assert.Equal(deviations, label.Deviations);
    }
}
