using FsCheck.Xunit;

namespace GenAiMeasures.Filing.Tests;

public sealed class StratifiedSampleTests
{
    [Fact]
    public void The_same_seed_draws_the_same_questions_for_ever()
    {
        string[] drawn = [.. StratifiedSample.Draw(BankLinterTests.Content(), 40, 20261124).Select(q => q.Item.Id)];

        // worked out by another program: another result would make reports of old runs unrepeatable
        Assert.Equal(drawn, StratifiedSample.Draw(BankLinterTests.Content(), 40, 20261124).Select(q => q.Item.Id));
        Assert.Equal(40, drawn.Distinct().Count());
        Assert.Equal(FirstDraw, string.Join(' ', drawn.Take(5)));
        Assert.NotEqual(drawn, StratifiedSample.Draw(BankLinterTests.Content(), 40, 20261125).Select(q => q.Item.Id));
    }

    [Fact]
    public void Every_risk_is_drawn_from_and_in_proportion()
    {
        Dictionary<string, int> drawn = StratifiedSample.Draw(BankLinterTests.Content(), 310, 1).CountBy(q => q.Item.Risk.Value).ToDictionary();

        Assert.Equal(31, drawn.Count);
        Assert.All(drawn.Values, n => Assert.Equal(10, n));
    }

    [Fact]
    public void A_sample_as_large_as_the_bank_is_the_bank_in_its_order()
    {
        AssessmentBank bank = BankLinterTests.Content();

        Assert.Equal(bank.Items, StratifiedSample.Draw(bank, 5000, 1).Select(q => q.Item));
    }

    [Property]
    public bool Sizes_sum_up_are_at_least_one_and_never_more_than_there_are(ushort[] strata, ushort size)
    {
        int[] counts = [.. strata.Select(s => (s % 500) + 1)];
        if (counts.Length == 0)
        {
            return true;
        }

        int wanted = Math.Clamp(size, counts.Length, counts.Sum());
        int[] sizes = StratifiedSample.Sizes(counts, wanted);
        return sizes.Sum() == wanted && sizes.All(s => s >= 1) && sizes.Zip(counts).All(p => p.First <= p.Second);
    }

    private const string FirstDraw = "A.1.a-16 A.1.a-35 A.1.b-23 A.1.b-60 A.1.c-27";
}
