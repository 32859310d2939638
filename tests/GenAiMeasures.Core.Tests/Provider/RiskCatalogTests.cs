namespace GenAiMeasures.Tests;

public sealed class RiskCatalogTests
{
    [Fact]
    public void There_are_31_risks_in_five_groups_of_8_9_5_7_and_2()
    {
        Assert.Equal(31, RiskCatalog.All.Count);
        Assert.Equal([8, 9, 5, 7, 2], RiskCatalog.All.GroupBy(r => r.Group).Select(g => g.Count()));
        Assert.Equal(RiskCatalog.All.Select(r => r.Code).Order(StringComparer.Ordinal), RiskCatalog.All.Select(r => r.Code));
        Assert.All(RiskCatalog.All, r => Assert.StartsWith(r.Group + ".", r.Code, StringComparison.Ordinal));
    }

    [Fact]
    public void Wording_that_is_not_settled_is_marked_as_open()
    {
        Assert.Equal(["A.1.c", "A.1.e"], RiskCatalog.All.Where(r => r.Confidence == Confidence.Open).Select(r => r.Code));
    }

    [Theory]
    [InlineData("A.1.a", true)]
    [InlineData("A.5.b", true)]
    [InlineData("A.5.c", false)]
    [InlineData("a.1.a", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_codes_of_the_catalogue_are_codes(string? text, bool known)
    {
        Assert.Equal(known, RiskCode.TryParse(text, out RiskCode code));
        Assert.Equal(known ? text : "", code.Value);
        Assert.Equal(!known, code.IsNone);
    }

    [Fact]
    public void A_code_that_is_none_says_what_the_codes_are()
    {
        FormatException error = Assert.Throws<FormatException>(() => RiskCode.Parse("A.9.z"));

        Assert.Equal("'A.9.z' is not one of the 31 risk codes A.1.a to A.5.b of GB/T 45654-2025 Annex A.", error.Message);
    }

    [Fact]
    public void Codes_compare_by_their_text_and_find_their_risk()
    {
        RiskCode first = RiskCode.Parse("A.1.a");
        RiskCode second = RiskCode.Parse("A.4.f");

        Assert.True(first < second);
        Assert.True(second >= first);
        Assert.Equal("侵害他人个人信息权益", RiskCatalog.Find(second)!.Chinese);
        Assert.Null(RiskCatalog.Find(default));
    }
}
