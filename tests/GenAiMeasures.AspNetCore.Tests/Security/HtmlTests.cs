using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace GenAiMeasures.AspNetCore.Tests;

public sealed class HtmlTests
{
    [Property(MaxTest = 500)]
    public Property A_hole_never_opens_an_element_or_leaves_its_attribute() => Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text =>
    {
        string markup = Html.Of($"<p title=\"{text}\">{text}</p>").ToString();
        return markup.Count(c => c == '<') == 2 && markup.Count(c => c == '>') == 2 && markup.Count(c => c == '"') == 2 && !markup.Contains('\'', StringComparison.Ordinal);
    });

    [Fact]
    public void Chinese_stays_readable_and_markup_stays_markup() =>
        Assert.Equal("<p><b>事件 7</b>0.5</p>", Html.Of($"<p>{Html.Of($"<b>{"事件"} {7}</b>")}{0.5}</p>").ToString());
}
