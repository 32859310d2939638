using FsCheck.Xunit;

namespace GenAiMeasures.Labeling.Tests;

public class ProviderCodeTests
{
    [Fact]
    public void An_organisations_code_is_built_from_its_credit_code()
    {
        Assert.Equal("001191110108MA01KP2T5U00000", ProviderCode.ForOrganisation("91110108MA01KP2T5U").Value);
        Assert.Equal("001191110108MA01KP2T5U10001", ProviderCode.ForOrganisation("91110108MA01KP2T5U", ProviderService.Generation, "0001").Value);
        Assert.Equal("001191110108MA01KP2T5U2XGW3", ProviderCode.ForOrganisation("91110108MA01KP2T5U", ProviderService.Propagation, "XGW3").ToString());
        Assert.Equal("001191110108MA01KP2T5U00000", ProviderCode.Of(new ProviderProfile { CreditCode = "91110108MA01KP2T5U" }).Value);
    }

    [Fact]
    public void A_wrong_credit_code_or_model_code_is_refused()
    {
        Assert.StartsWith(
            "The Unified Social Credit Code is not valid: its check digit is 'X' where the other 17 characters give 'U'.",
            Assert.Throws<ArgumentException>("creditCode", () => ProviderCode.ForOrganisation("91110108MA01KP2T5X")).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("modelCode", () => ProviderCode.ForOrganisation("91110108MA01KP2T5U", ProviderService.Generation, "xliu"));
        Assert.Throws<ArgumentException>("modelCode", () => ProviderCode.ForOrganisation("91110108MA01KP2T5U", ProviderService.None, "0001"));
        Assert.Throws<ArgumentException>("creditCode", () => ProviderCode.Of(new ProviderProfile()));
    }

    [Theory]
    [InlineData("001191110102MAD55U9H0F10002")]
    [InlineData("001191110102MACQD9K64010000")]
    [InlineData("00119144030008867405X210001")]
    [InlineData("001191440300708461136T1XGW3")]
    [InlineData("001191310104MACE0YX63918020")]
    [InlineData("001191440101MA9Y9T4H7A00000")]
    [InlineData("001191330106MA2CFLDG4R10001")]
    [InlineData("001191110108335469089C10100")]
    [InlineData("001191110108MA01KP2T5U00000")]
    [InlineData("001191440300MA5G49LC9K1YO01")]
    public void Codes_of_real_files_are_valid(string text)
    {
        Assert.Empty(ProviderCode.FindProblems(text));
        Assert.True(ProviderCode.TryParse(text, out ProviderCode? code));
        Assert.Equal(text, code.Value);
        Assert.Equal(text[4..22], code.SubjectCode);
        Assert.Equal(text[23..], code.ModelCode);
    }

    [Theory]
    [InlineData("001191110000802100433BY43", "it has 25 characters instead of 27")]
    [InlineData("001191330101MA27WPYJ18xliu", "it has 26 characters instead of 27", "character 23 is neither a digit nor an upper-case letter")]
    [InlineData("011191110108MA01KP2T5U00000", "characters 1 and 2, the format, are not 00")]
    [InlineData("001191110108MA01KP2T5X00000", "characters 5 to 22 are not a Unified Social Credit Code: its check digit is 'X' where the other 17 characters give 'U'")]
    [InlineData("001191110108MA01KP2T5U00001", "character 23, the service, is neither 1 (generation) nor 2 (propagation), and characters 23 to 27 are not 00000 (not used)")]
    [InlineData("001191110108MA01KP2T5U30001", "character 23, the service, is neither 1 (generation) nor 2 (propagation), and characters 23 to 27 are not 00000 (not used)")]
    [InlineData("", "it has 0 characters instead of 27")]
    public void What_is_wrong_is_said(string code, params string[] problems)
    {
        Assert.Equal(problems, ProviderCode.FindProblems(code));
        Assert.False(ProviderCode.TryParse(code, out _));
    }

    [Fact]
    public void Of_a_subject_that_is_no_organisation_only_length_and_characters_are_judged() =>
        Assert.Empty(ProviderCode.FindProblems("002100000000000000000000000"));

    [Fact]
    public void A_missing_code_is_none() => Assert.False(ProviderCode.TryParse(null, out _));

    [Property]
    public void Any_text_is_judged_without_an_exception(string? text) => ProviderCode.FindProblems(text ?? "");
}
