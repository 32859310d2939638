using System.Globalization;
using System.Text.Json;

namespace GenAiMeasures.Provenance.Tests;

public sealed class AcceptanceTests
{
    private static readonly long[] Lots = [2, 8, 9, 15, 16, 25, 26, 50, 51, 90, 91, 150, 151, 280, 281, 500, 501, 1200, 1201, 3200, 3201, 10_000, 10_001, 35_000, 35_001, 150_000, 150_001, 500_000, 500_001, 100_000_000];

    [Fact]
    public void The_published_cells_of_GB_T_2828_1()
    {
        foreach (JsonElement one in ReferenceValues.Read("gbt2828-normal-single.json").GetProperty("cases").EnumerateArray())
        {
            AcceptancePlan plan = AcceptanceTable.Find(
                one.GetProperty("lot").GetInt64(), decimal.Parse(one.GetProperty("aql").GetString()!, CultureInfo.InvariantCulture), Enum.Parse<InspectionLevel>(one.GetProperty("level").GetString()!));

            Assert.Equal(
                new AcceptancePlan(
                    one.GetProperty("codeLetter").GetString()!, one.GetProperty("planLetter").GetString()!, one.GetProperty("n").GetInt64(),
                    one.GetProperty("ac").GetInt32(), one.GetProperty("re").GetInt32(), one.GetProperty("fullInspection").GetBoolean()),
                plan);
        }
    }

    [Fact]
    public void The_two_cells_that_only_the_reference_page_prints()
    {
        Assert.Equal(new AcceptancePlan("J", "J", 80, 2, 3, false), AcceptanceTable.Find(1000, 1.0m));
        Assert.Equal(new AcceptancePlan("L", "L", 200, 10, 11, false), AcceptanceTable.Find(10_000, 2.5m));
    }

    [Fact]
    public void Every_cell_of_the_table_holds_a_plan_and_arrows_lead_to_printed_ones()
    {
        foreach (InspectionLevel level in Enum.GetValues<InspectionLevel>())
        {
            foreach (decimal limit in AcceptanceTable.QualityLimits)
            {
                foreach (long lot in Lots)
                {
                    AcceptancePlan plan = AcceptanceTable.Find(lot, limit, level);
                    Assert.Contains(plan.Accept, new[] { 0, 1, 2, 3, 5, 7, 10, 14, 21 });
                    Assert.Equal(plan.Accept + 1, plan.Reject);
                    Assert.Equal(plan.IsFullInspection, plan.Size == lot);
                    Assert.InRange(plan.Size, 2, Math.Min(lot, 2000));
                }
            }
        }
    }

    [Fact]
    public void A_larger_lot_never_needs_a_smaller_sample_unless_an_arrow_says_so()
    {
        // AQL 1.0: letters E and F are a plan and an arrow up to it, G an arrow down, from H on the plans grow
        string[] letters = [.. Lots.Select(l => AcceptanceTable.Find(l, 1.0m).PlanLetter)];

        Assert.Equal(["E", "E", "E", "E", "E", "E", "E", "E", "E", "E", "E", "E", "H", "H", "H", "H", "J", "J", "K", "K", "L", "L", "M", "M", "N", "N", "P", "P", "Q", "Q"], letters);
    }

    [Theory]
    [InlineData(1, 1.0, InspectionLevel.II)]
    [InlineData(100, 1.1, InspectionLevel.II)]
    [InlineData(100, 1.0, (InspectionLevel)99)]
    public void What_the_table_does_not_hold_is_refused(long lot, double limit, InspectionLevel level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AcceptanceTable.Find(lot, (decimal)limit, level));

    [Fact]
    public void Hypergeometric_chances_to_twelve_digits()
    {
        ReferenceValues.Same(0.243252852066, 12, ExactPlanSearch.AcceptanceChance(3, 1000, 50, 100));
        ReferenceValues.Same(0.521044347186, 12, ExactPlanSearch.AcceptanceChance(160, 100_000, 4000, 4000));
        ReferenceValues.Same(0.983977093091, 12, Distributions.BinomialCumulative(5, 200, 0.01));
        ReferenceValues.Same(0.615970027700, 12, Distributions.BinomialCumulative(5, 200, 0.025));
        ReferenceValues.Same(0.110164578672, 12, Distributions.BinomialCumulative(5, 200, 0.045));
    }

    [Fact]
    public void The_smallest_exact_plan()
    {
        ExactPlan plan = ExactPlanSearch.Find(1000, 0.01, 0.05);

        Assert.Equal((128, 3), (plan.Size, plan.Accept));
        Assert.InRange(plan.ProducerRisk, 0, 0.05);
        Assert.InRange(plan.ConsumerRisk, 0, 0.10);
    }

    [Fact]
    public void No_smaller_plan_keeps_both_risks()
    {
        foreach ((long lot, double good, double bad) in new[] { (60L, 0.02, 0.1), (200L, 0.01, 0.08), (120L, 0.05, 0.2), (10L, 0.0, 0.3) })
        {
            ExactPlan plan = ExactPlanSearch.Find(lot, good, bad);
            long goods = (long)Math.Floor((lot * good) + 1e-9);
            long bads = (long)Math.Ceiling((lot * bad) - 1e-9);
            for (long n = 1; n < plan.Size; n++)
            {
                for (long c = 0; c < n; c++)
                {
                    Assert.False(ExactPlanSearch.AcceptanceChance(c, lot, goods, n) >= 0.95 && ExactPlanSearch.AcceptanceChance(c, lot, bads, n) <= 0.10, $"lot {lot}: {n}/{c}");
                }
            }
        }
    }

    [Theory]
    [InlineData(0.01, 299)]
    [InlineData(0.02, 149)]
    [InlineData(0.04, 74)]
    [InlineData(0.05, 59)]
    [InlineData(0.001, 2995)]
    public void Sizes_without_a_failure(double share, long size) => Assert.Equal(size, ProportionStatistics.ZeroFailureSize(share));

    [Theory]
    [InlineData(4000, 0.96, 3861L)]
    [InlineData(10_000, 0.98, 9824L)]
    [InlineData(100_000, 0.98, 98_074L)]
    [InlineData(100, 0.98, null)]
    public void Safe_targets_prove_what_the_rule_only_counts(long size, double share, long? target) =>
        Assert.Equal(target, ProportionStatistics.SafeTarget(size, share));

    [Theory]
    [InlineData(0.05, 0.5, null, 385)]
    [InlineData(0.05, 0.5, 1000L, 278)]
    [InlineData(0.03, 0.5, 10_000L, 965)]
    public void Cochrans_sizes(double margin, double share, long? population, long size) =>
        Assert.Equal(size, ProportionStatistics.CochranSize(margin, share, population));
}
