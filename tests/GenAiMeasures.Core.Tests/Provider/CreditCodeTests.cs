using FsCheck.Xunit;

namespace GenAiMeasures.Tests;

public sealed class CreditCodeTests
{
    // codes that stand in public files (GB 32100-2015 check digits)
    [Theory]
    [InlineData("91110108MA01KP2T5U")]
    [InlineData("91440300708461136T")]
    [InlineData("91110102MAD55U9H0F")]
    [InlineData("91110102MACQD9K640")]
    [InlineData("91330106MA2CFLDG4R")]
    [InlineData("91110000802100433B")]
    public void A_code_with_the_right_check_digit_has_no_problem(string code)
    {
        Assert.Null(CreditCode.FindProblem(code));
        Assert.True(CreditCode.IsValid(code));
    }

    [Theory]
    [InlineData("", "it has 0 characters instead of 18")]
    [InlineData("91110108MA01KP2T5", "it has 17 characters instead of 18")]
    [InlineData("91110108MA01KP2T5V", "character 18 is not one of 0123456789ABCDEFGHJKLMNPQRTUWXY")]
    [InlineData("91110108ma01kp2t5u", "character 9 is not one of 0123456789ABCDEFGHJKLMNPQRTUWXY")]
    [InlineData("91110108MA01KP2T5X", "its check digit is 'X' where the other 17 characters give 'U'")]
    public void A_wrong_code_is_told_what_is_wrong_with_it(string code, string problem) => Assert.Equal(problem, CreditCode.FindProblem(code));

    [Property(MaxTest = 500)]
    public void Any_single_character_that_is_changed_is_noticed(byte place, byte symbol)
    {
        const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        char[] code = Some.CreditCode.ToCharArray();
        code[place % code.Length] = Alphabet[symbol % Alphabet.Length];

        Assert.Equal(new string(code) == Some.CreditCode, CreditCode.IsValid(code));
    }
}
