using System.Text.Json;
using FsCheck.Xunit;

namespace GenAiMeasures.Labeling.Tests;

public class AigcLabelTests
{
    private const string Code = "001191110108MA01KP2T5U00000";

    [Fact]
    public void First_write_is_the_canonical_object()
    {
        AigcLabel label = AigcLabel.Produce(Code, "p-0001");

        Assert.Equal(
            "{\"Label\":\"1\",\"ContentProducer\":\"001191110108MA01KP2T5U00000\",\"ProduceID\":\"p-0001\",\"ReservedCode1\":\"\","
            + "\"ContentPropagator\":\"001191110108MA01KP2T5U00000\",\"PropagateID\":\"p-0001\",\"ReservedCode2\":\"\"}",
            label.ToJson());
        Assert.Equal("{\"AIGC\":" + label.ToJson() + "}", label.ToWrappedJson());
        Assert.Equal(label.ToJson(), label.ToString());
        Assert.Equal(LabelClaim.Generated, label.Claim);
    }

    [Fact]
    public void First_write_can_leave_the_propagator_empty()
    {
        AigcLabel label = AigcLabel.Produce(Code, "p-0001", FirstPropagator.Empty);

        Assert.Equal(("", ""), (label.ContentPropagator, label.PropagateId));
    }

    [Theory]
    [InlineData("")]
    [InlineData("示例")]
    [InlineData("with space")]
    [InlineData("quo\"te")]
    [InlineData("back\\slash")]
    public void First_write_refuses_values_outside_the_narrow_set(string value)
    {
        Assert.Equal("producer", Assert.ThrowsAny<ArgumentException>(() => AigcLabel.Produce(value, "id")).ParamName);
        Assert.Equal("produceId", Assert.ThrowsAny<ArgumentException>(() => AigcLabel.Produce("p", value)).ParamName);
        Assert.Equal("propagator", Assert.ThrowsAny<ArgumentException>(() => AigcLabel.Produce("p", "i").Propagate(value, "id")).ParamName);
        Assert.Equal("propagateId", Assert.ThrowsAny<ArgumentException>(() => AigcLabel.Produce("p", "i").Propagate("p", value)).ParamName);
    }

    [Fact]
    public void Writer_escapes_what_is_not_printable_ASCII()
    {
        var label = new AigcLabel { ContentProducer = "示例 \u0001\n", ReservedCode1 = "{\"a\":\"b\\c\"}" };

        Assert.Contains("\"ContentProducer\":\"\\u793a\\u4f8b \\u0001\\u000a\"", label.ToJson(), StringComparison.Ordinal);
        Assert.Contains("\"ReservedCode1\":\"{\\\"a\\\":\\\"b\\\\c\\\"}\"", label.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_members_and_the_form_of_values_survive_propagation()
    {
        const string Text = "{ \"Label\" : 1, \"Timestamp\":[1,\"x\"], \"ContentProducer\":\"\\u793a例\", \"ProduceID\":\"a\\/b\", \"ReservedCode1\":{\"k\":null},"
            + "\"ContentPropagator\":\"\", \"PropagateID\":\"\", \"ReservedCode2\":null}";
        Assert.True(AigcLabel.TryParse(Text, out AigcLabel? label));

        AigcLabel propagated = label.Propagate("platform", "n-1");

        Assert.Equal(
            "{\"Label\":1,\"ContentProducer\":\"\\u793a例\",\"ProduceID\":\"a\\/b\",\"ReservedCode1\":{\"k\":null},"
            + "\"ContentPropagator\":\"platform\",\"PropagateID\":\"n-1\",\"ReservedCode2\":null,\"Timestamp\":[1,\"x\"]}",
            propagated.ToJson());
        Assert.Equal(Text, label.RawText);
        Assert.Equal(
            "{\"Label\":\"1\",\"ContentProducer\":\"\\u793a\\u4f8b\",\"ProduceID\":\"a/b\",\"ReservedCode1\":\"{\\\"k\\\":null}\","
            + "\"ContentPropagator\":\"platform\",\"PropagateID\":\"n-1\",\"ReservedCode2\":\"\"}",
            propagated.Normalize().ToJson());
    }

    [Fact]
    public void Labels_are_equal_when_their_seven_strings_are()
    {
        Assert.True(AigcLabel.TryParse("AIGC={\"Label\":\"1\",\"ContentProducer\":\"c\",\"ProduceID\":\"p\",\"x\":1}", out AigcLabel? read));
        var made = new AigcLabel { Label = "1", ContentProducer = "c", ProduceId = "p" };

        Assert.Equal(made, read);
        Assert.Equal(made.GetHashCode(), read.GetHashCode());
        Assert.NotEqual(made with { ReservedCode2 = "x" }, read);
        Assert.NotEqual((AigcLabel?)null, made);
        Assert.Throws<ArgumentOutOfRangeException>(() => made[(LabelField)7]);
    }

    [Property]
    public void Reading_what_was_written_gives_the_label(AigcLabelValues values)
    {
        AigcLabel label = values.ToLabel();
        foreach (string json in new[] { label.ToJson(), label.ToWrappedJson(), label.ToAsciiJson(wrapped: false) })
        {
            Assert.True(AigcLabel.TryParse(json, out AigcLabel? read));
            Assert.Equal(label, read);
            Assert.Equal(LabelDeviations.None, read.Deviations);
            Assert.True(System.Text.Ascii.IsValid(json));
            using JsonDocument document = JsonDocument.Parse(json);
        }
    }

    [Property]
    public void Writing_what_was_read_gives_the_text(AigcLabelValues values)
    {
        string json = values.ToLabel().ToJson();

        Assert.True(AigcLabel.TryParse(json, out AigcLabel? read));
        Assert.Equal(json, read.ToJson());
    }

    [Property]
    public void Propagation_touches_three_fields_only(AigcLabelValues values)
    {
        AigcLabel label = values.ToLabel();

        AigcLabel propagated = label.Propagate("platform", "n-1", "sig");

        Assert.Equal(
            label with { ContentPropagator = "platform", PropagateId = "n-1", ReservedCode2 = "sig" },
            propagated);
        int until = label.ToJson().IndexOf("\"ContentPropagator\"", StringComparison.Ordinal);
        Assert.StartsWith(label.ToJson()[..until], propagated.ToJson(), StringComparison.Ordinal);
    }

    [Property]
    public void A_label_cut_short_is_damaged_and_never_none(AigcLabelValues values, int cut)
    {
        string json = values.ToLabel().ToJson();
        string part = json[..(1 + (int)((uint)cut % (json.Length - 1)))];

        Assert.Equal(LabelTextKind.Damaged, LabelReader.Read(part, isKeyed: true).Kind);
    }

    [Property(MaxTest = 2000)]
    public void Any_text_is_read_without_an_exception(string? text, bool isKeyed)
    {
        LabelReader.Read(text ?? "", isKeyed);
        LabelReader.Read("{" + text, isKeyed);
        LabelReader.Read("{\"Label\":\"1\"," + text, isKeyed);
        LabelReader.Read("&quot;" + text, isKeyed);
        LabelReader.Read("AIGC=" + text, isKeyed);
    }

    [Fact]
    public void Depth_and_length_are_bounded()
    {
        string deep = "{\"AIGC\":" + new string('{', 100_000);
        Assert.Equal(LabelTextKind.Damaged, LabelReader.Read(deep, isKeyed: true).Kind);

        string layers = "{\"Label\":\"1\"}";
        for (int i = 0; i < 20; i++)
        {
            layers = "{\"AIGC\":" + layers + "}";
        }

        Assert.Equal(LabelTextKind.Damaged, LabelReader.Read(layers, isKeyed: true).Kind);
        string padded = "{\"Label\":\"1\",\"ProduceID\":\"" + new string('x', AigcLabel.MaxTextLength) + "\"}";
        Assert.Equal(LabelTextKind.Damaged, LabelReader.Read(padded, isKeyed: true).Kind);
        Assert.False(AigcLabel.TryParse(padded, out _));
    }
}
