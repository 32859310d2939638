using System.Text;
using FsCheck.Xunit;
using GenAiMeasures.Labeling;

namespace GenAiMeasures.ShangMi.Tests;

public class LabelMessageTests
{
    [Fact]
    public void The_message_is_the_first_three_members_without_braces_and_blanks() =>
        Assert.Equal(
            "\"Label\":\"1\",\"ContentProducer\":\"c\",\"ProduceID\":\"p-1\"",
            Encoding.ASCII.GetString(LabelMessage.Of(AigcLabel.Produce("c", "p-1"))));

    [Fact]
    public void The_form_in_the_file_does_not_change_the_message()
    {
        Assert.True(AigcLabel.TryParse("{ 'ProduceID': 'p-1', 'Label': 1, 'ContentProducer': 'c', 'x': 1 }", out AigcLabel? read));

        Assert.Equal(LabelMessage.Of(AigcLabel.Produce("c", "p-1")), LabelMessage.Of(read));
    }

    [Property]
    public void Two_labels_have_the_same_message_only_when_their_three_fields_are_equal(string? a, string? b, string? c)
    {
        var label = new AigcLabel { Label = a ?? "", ContentProducer = b ?? "", ProduceId = c ?? "", ReservedCode1 = ",\"ReservedCode1\":" };
        var shifted = new AigcLabel { Label = a ?? "", ContentProducer = b + "\",\"ProduceID\":\"" + c, ProduceId = "" };

        Assert.Equal(LabelMessage.Of(label), LabelMessage.Of(label with { ReservedCode1 = "", ContentPropagator = "x" }));
        Assert.NotEqual(LabelMessage.Of(label), LabelMessage.Of(shifted));
        Assert.NotEqual(LabelMessage.Of(label), LabelMessage.Of(label with { ProduceId = c + "x" }));
    }
}
