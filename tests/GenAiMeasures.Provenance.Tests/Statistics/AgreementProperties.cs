using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace GenAiMeasures.Provenance.Tests;

/// <summary>What holds for every table of ratings.</summary>
public sealed class AgreementProperties
{
    [Property(MaxTest = 200)]
    public void Alpha_is_that_of_the_coincidence_matrix(int[] seedValues)
    {
        RatingTable table = Table(seedValues);
        foreach (MeasurementLevel level in Enum.GetValues<MeasurementLevel>())
        {
            double? fast = KrippendorffAlpha.Compute(table, level);
            double? slow = NaiveAlpha.Compute(table, level);
            Assert.Equal(slow is null, fast is null);
            if (fast is { } value)
            {
                Assert.Equal(slow!.Value, value, 1e-9);
            }
        }
    }

    [Property(MaxTest = 100)]
    public void The_order_of_the_ratings_and_the_names_of_raters_do_not_matter(int[] seedValues)
    {
        List<Rating> ratings = [.. Ratings(seedValues)];
        double? before = KrippendorffAlpha.Compute(RatingTable.Create(ratings), MeasurementLevel.Nominal);
        ratings.Reverse();
        double? after = KrippendorffAlpha.Compute(RatingTable.Create(ratings.Select(r => r with { Rater = "x" + r.Rater })), MeasurementLevel.Nominal);

        Assert.Equal(before is null, after is null);
        Assert.Equal(before ?? 0, after ?? 0, 1e-12);
    }

    [Property(MaxTest = 100)]
    public void Nobody_agrees_more_than_wholly(int[] seedValues)
    {
        var counts = CountTable.Create(Table(seedValues));
        foreach (double? value in new[] { AgreementCoefficients.FleissKappa(counts), AgreementCoefficients.GwetAc(counts), AgreementCoefficients.RandolphKappa(counts) })
        {
            Assert.True(value is null or <= 1 + 1e-12);
        }
    }

    [Property(MaxTest = 100)]
    public void Two_raters_through_the_pair_table_and_through_the_counts_agree(int[] seedValues)
    {
        RatingTable table = RatingTable.Create(Ratings(seedValues).Where(r => r.Rater is "0" or "1").GroupBy(r => r.Item).Where(g => g.Count() == 2).SelectMany(g => g));
        if (table.Raters < 2)
        {
            return;
        }

        var pairs = PairTable.Create(table);
        var counts = CountTable.Create(table);
        Same(AgreementCoefficients.FleissKappa(counts), PairCoefficients.ScottPi(pairs));
        Same(AgreementCoefficients.GwetAc(counts), PairCoefficients.GwetAc(pairs));
        Same(AgreementCoefficients.RandolphKappa(counts), PairCoefficients.BrennanPrediger(pairs));
        Same(AgreementCoefficients.PercentAgreement(counts), PairCoefficients.PercentAgreement(pairs));
    }

    [Property(MaxTest = 50)]
    public void The_likelihood_of_Dawid_and_Skene_never_falls(int[] seedValues)
    {
        RatingTable table = Table(seedValues);
        double last = double.NegativeInfinity;
        for (int rounds = 1; rounds <= 6 && table.Ratings > 0; rounds++)
        {
            double likelihood = DawidSkene.Fit(table, rounds, 0)!.LogLikelihood;
            Assert.True(likelihood >= last - 1e-9);
            last = likelihood;
        }
    }

    [Fact]
    public void What_is_undefined_is_null_and_never_1()
    {
        RatingTable same = RatingTable.Create([new("a", "1", "yes"), new("a", "2", "yes"), new("b", "1", "yes"), new("b", "2", "yes")]);
        RatingTable single = RatingTable.Create([new("a", "1", "yes"), new("b", "2", "no")]);
        RatingTable none = RatingTable.Create([]);
        foreach (RatingTable table in new[] { same, single, none })
        {
            Assert.Null(KrippendorffAlpha.Compute(table, MeasurementLevel.Nominal));
            Assert.Null(KrippendorffAlpha.Bootstrap(table, MeasurementLevel.Nominal, 1));
            Assert.Null(AgreementCoefficients.FleissKappa(CountTable.Create(table)));
            Assert.Null(AgreementCoefficients.GwetAc(CountTable.Create(table)));
        }

        Assert.Null(PairCoefficients.CohenKappa(PairTable.Create(same)));
        Assert.Null(PairCoefficients.CohenKappa(PairTable.Create(single)));
        Assert.Null(AgreementCoefficients.PercentAgreement(CountTable.Create(single)));
        Assert.Null(DawidSkene.Fit(none));
        Assert.Null(AnnotatorScores.Consistency(none));
        Assert.Null(AnnotatorScores.GoldAccuracy(same, new Dictionary<string, string>(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_bootstrap_is_repeated_by_its_seed_and_holds_alpha()
    {
        RatingTable table = ReferenceValues.ByItem(ReferenceValues.Case("fleiss", "fleiss1971-diagnoses").GetProperty("ratings"));
        Interval one = KrippendorffAlpha.Bootstrap(table, MeasurementLevel.Nominal, 42)!.Value;

        Assert.Equal(one, KrippendorffAlpha.Bootstrap(table, MeasurementLevel.Nominal, 42));
        Assert.NotEqual(one, KrippendorffAlpha.Bootstrap(table, MeasurementLevel.Nominal, 43));
        Assert.InRange(0.43341, one.Low, one.High);
        Assert.InRange(one.High - one.Low, 0.1, 0.5);
    }

    [Fact]
    public void Levels_that_need_numbers_say_which_value_is_none()
    {
        RatingTable words = RatingTable.Create([new("a", "1", "1"), new("a", "2", "high")]);
        RatingTable negative = RatingTable.Create([new("a", "1", "-1"), new("a", "2", "2")]);

        Assert.Equal("The Interval level needs numbers, and 'high' is none. Use the Nominal level, or the Ordinal level with the values in order.", Assert.Throws<ArgumentException>(() => KrippendorffAlpha.Compute(words, MeasurementLevel.Interval)).Message);
        Assert.Equal("The Ratio level has a true zero, and '-1' is below it. Use the Interval level.", Assert.Throws<ArgumentException>(() => KrippendorffAlpha.Compute(negative, MeasurementLevel.Ratio)).Message);
    }

    [Fact]
    public void A_domain_gives_words_their_order()
    {
        Rating[] ratings = [new("a", "1", "low"), new("a", "2", "high"), new("b", "1", "mid"), new("b", "2", "mid"), new("c", "1", "low"), new("c", "2", "low")];
        string[] numbers = ["low", "mid", "high"];
        RatingTable words = RatingTable.Create(ratings, numbers);
        RatingTable digits = RatingTable.Create(ratings.Select(r => r with { Value = Array.IndexOf(numbers, r.Value).ToString(CultureInfo.InvariantCulture) }));

        Assert.Equal(KrippendorffAlpha.Compute(digits, MeasurementLevel.Ordinal), KrippendorffAlpha.Compute(words, MeasurementLevel.Ordinal));
        Assert.Contains("'none'", Assert.Throws<ArgumentException>(() => RatingTable.Create([new("a", "1", "none")], numbers)).Message, StringComparison.Ordinal);
        Assert.Contains("'low'", Assert.Throws<ArgumentException>(() => RatingTable.Create([], ["low", "low"])).Message, StringComparison.Ordinal);
    }

    private static void Same(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        Assert.Equal(expected ?? 0, actual ?? 0, 1e-12);
    }

    private static RatingTable Table(int[] values) => RatingTable.Create(Ratings(values));

    // a number says which item, which rater and which value
    private static IEnumerable<Rating> Ratings(int[] values) => values
        .Select((v, i) => (Number: (uint)v + ((uint)i * 2_654_435_761), Place: i))
        .Select(p => new Rating(Text(p.Number % 5), Text(p.Number / 5 % 4), Text(p.Number / 20 % 6)))
        .DistinctBy(r => (r.Item, r.Rater));

    private static string Text(uint number) => number.ToString(CultureInfo.InvariantCulture);
}
