namespace GenAiMeasures.Filing.Tests;

public sealed class FilingDocumentTests
{
    [Fact]
    public void What_is_not_filled_is_counted_and_named_in_order()
    {
        DocumentCompleteness completeness = DocumentSamples.Every.Completeness;

        Assert.Equal(DocumentSamples.Missing, completeness.Missing);
        Assert.Equal(16, completeness.Fields);
        Assert.Equal(9, completeness.Filled);
    }

    [Fact]
    public void The_header_says_draft_and_how_much_is_there() =>
        Assert.Equal("自评估草稿，未经审定，不作为合规结论（已填 9/16 项，待补充 7 项）", DocumentSamples.Every.Header);

    [Fact]
    public void Even_a_complete_document_is_a_draft_and_no_finding_of_compliance()
    {
        var document = new FilingDocument("表", [new TextFieldBlock("甲", "乙")]);

        Assert.Equal("自评估草稿，未经审定，不作为合规结论（已填 1/1 项，待补充 0 项）", document.Header);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void An_empty_value_is_a_placeholder(string? value) => Assert.Equal("【待补充：主体名称】", new DocumentField("主体名称", value).Text);

    [Fact]
    public void Placeholders_are_found_again_in_a_text() =>
        Assert.Equal(["甲", "乙丙"], Placeholder.Names("前【待补充：甲】中【待补充：乙丙】后【待补充：断"));

    [Theory]
    [InlineData("正常\t文字\n换行", "正常\t文字\n换行")]
    [InlineData("a\u0000b\u0008c", "a\uFFFDb\uFFFDc")]
    [InlineData("\uFFFE", "\uFFFD")]
    public void What_XML_cannot_hold_becomes_a_replacement_character(string text, string clean) => Assert.Equal(clean, DocumentText.Clean(text));

    // an attribute cannot hold half a pair: it is written as UTF-8
    [Fact]
    public void Half_a_pair_becomes_a_replacement_character() =>
        Assert.Equal(["x\uFFFDy", "\uFFFD𠮷\uFFFD"], ((string[])["x\uD800y", "\uDC00𠮷\uD800"]).Select(DocumentText.Clean));
}
