using System.Globalization;
using System.Text.Json;

namespace GenAiMeasures.Provenance.Tests;

/// <summary>Every reference value to the digits it was printed with.</summary>
public sealed class ReferenceValueTests
{
    [Fact]
    public void Krippendorffs_alpha_is_what_its_sources_print()
    {
        foreach (JsonElement one in ReferenceValues.Read().GetProperty("krippendorff").EnumerateArray())
        {
            RatingTable table = one.TryGetProperty("data", out JsonElement data) ? ReferenceValues.ByRater(data) : ReferenceValues.Triples(one.GetProperty("triples"));
            foreach (JsonProperty value in Values(one))
            {
                MeasurementLevel level = Enum.Parse<MeasurementLevel>(value.Name, ignoreCase: true);
                ReferenceValues.Same(value.Value, KrippendorffAlpha.Compute(table, level), one.GetProperty("id").GetString() + " " + value.Name);
            }
        }
    }

    [Fact]
    public void An_item_with_one_rating_does_not_change_alpha()
    {
        JsonElement triples = ReferenceValues.Case("krippendorff", "nltk-easy").GetProperty("triples");
        Rating[] ratings = [.. triples.EnumerateArray().Select(t => new Rating(t[1].GetString()!, t[0].GetString()!, t[2].GetString()!))];

        Assert.Equal(
            KrippendorffAlpha.Compute(RatingTable.Create(ratings), MeasurementLevel.Nominal),
            KrippendorffAlpha.Compute(RatingTable.Create(ratings.Where(r => r.Item != "dress3")), MeasurementLevel.Nominal));
    }

    [Fact]
    public void Cohens_kappa_of_SAS_with_errors_interval_and_tests()
    {
        JsonElement sas = ReferenceValues.Case("cohen", "sas-3x3");
        var pairs = PairTable.Create(ReferenceValues.Rows(sas.GetProperty("table")));
        foreach (JsonProperty value in sas.GetProperty("published").EnumerateObject())
        {
            KappaResult result = PairCoefficients.CohenKappa(pairs, value.Name == "linear" ? RatingWeights.Linear : RatingWeights.Identity)!;
            ReferenceValues.Same(value.Value.GetProperty("kappa"), result.Kappa, "kappa");
            ReferenceValues.Same(value.Value.GetProperty("ase").GetDouble(), 4, result.StandardError, "ase");
            ReferenceValues.Same(value.Value.GetProperty("ase0").GetDouble(), 4, result.StandardErrorOfZero, "ase0");
            ReferenceValues.Same(value.Value.GetProperty("low"), result.Interval.Low, "low");
            ReferenceValues.Same(value.Value.GetProperty("high"), result.Interval.High, "high");
            ReferenceValues.Same(value.Value.GetProperty("z"), result.Z, "z");
            ReferenceValues.Same(value.Value.GetProperty("p1").GetDouble(), 4, result.OneSidedP, "p1");
            ReferenceValues.Same(value.Value.GetProperty("p2").GetDouble(), 4, result.TwoSidedP, "p2");
        }

        ReferenceValues.Same(sas.GetProperty("computed").GetProperty("quadratic"), PairCoefficients.CohenKappa(pairs, RatingWeights.Quadratic)!.Kappa, "quadratic");
    }

    [Theory]
    [InlineData("unweighted", RatingWeights.Identity)]
    [InlineData("linear", RatingWeights.Linear)]
    [InlineData("quadratic", RatingWeights.Quadratic)]
    public void Cohens_kappa_of_Rs_anxiety_data(string name, RatingWeights weights)
    {
        JsonElement anxiety = ReferenceValues.Case("cohen", "irr-anxiety-2-3");
        RatingTable table = ReferenceValues.ByItem(anxiety.GetProperty("data"));
        KappaResult result = PairCoefficients.CohenKappa(PairTable.Create(table, 1, 2), weights)!;

        ReferenceValues.Same(anxiety.GetProperty("published").GetProperty(name), result.Kappa, name);
        ReferenceValues.Same(anxiety.GetProperty("published").GetProperty("z").GetProperty(name), result.Z, "z " + name);
    }

    [Fact]
    public void Cohens_kappa_of_scikit_learn()
    {
        RatingTable anxiety = ReferenceValues.ByItem(ReferenceValues.Case("cohen", "irr-anxiety-2-3").GetProperty("data"));
        var pairs = PairTable.Create(anxiety, 0, 1);
        ReferenceValues.Same(0.1194969, 7, PairCoefficients.CohenKappa(pairs)!.Kappa);
        ReferenceValues.Same(0.1891892, 7, PairCoefficients.CohenKappa(pairs, RatingWeights.Linear)!.Kappa);
        ReferenceValues.Same(0.2967651, 7, PairCoefficients.CohenKappa(pairs, RatingWeights.Quadratic)!.Kappa);

        JsonElement first = ReferenceValues.Case("cohen", "sklearn-1");
        int[] a = Expand(first.GetProperty("rle").GetProperty("a"));
        int[] b = Expand(first.GetProperty("rle").GetProperty("b"));
        double[][] table = [[0, 0], [0, 0]];
        for (int i = 0; i < a.Length; i++)
        {
            table[a[i]][b[i]]++;
        }

        ReferenceValues.Same(first.GetProperty("computed").GetProperty("unweighted"), PairCoefficients.CohenKappa(PairTable.Create(table))!.Kappa, "sklearn-1");
    }

    [Fact]
    public void Two_rater_tables_of_Gwet_and_Wikipedia()
    {
        JsonElement gwet = ReferenceValues.Case("cohen", "gwet-3x3");
        var pairs = PairTable.Create(ReferenceValues.Rows(gwet.GetProperty("table")));
        JsonElement values = gwet.GetProperty("computed");
        ReferenceValues.Same(values.GetProperty("kappa"), PairCoefficients.CohenKappa(pairs)!.Kappa, "kappa");
        ReferenceValues.Same(values.GetProperty("scott"), PairCoefficients.ScottPi(pairs), "scott");
        ReferenceValues.Same(values.GetProperty("ac1"), PairCoefficients.GwetAc(pairs), "ac1");
        ReferenceValues.Same(values.GetProperty("bp"), PairCoefficients.BrennanPrediger(pairs), "bp");
        ReferenceValues.Same(values.GetProperty("quadraticKappa"), PairCoefficients.CohenKappa(pairs, RatingWeights.Quadratic)!.Kappa, "quadratic kappa");
        ReferenceValues.Same(values.GetProperty("quadraticAc2"), PairCoefficients.GwetAc(pairs, RatingWeights.Quadratic), "quadratic ac2");

        JsonElement paradox = ReferenceValues.Case("cohen", "paradox");
        pairs = PairTable.Create(ReferenceValues.Rows(paradox.GetProperty("table")));
        values = paradox.GetProperty("computed");
        ReferenceValues.Same(values.GetProperty("pa"), PairCoefficients.PercentAgreement(pairs), "pa");
        ReferenceValues.Same(values.GetProperty("kappa"), PairCoefficients.CohenKappa(pairs)!.Kappa, "kappa");
        ReferenceValues.Same(values.GetProperty("scott"), PairCoefficients.ScottPi(pairs), "scott");
        ReferenceValues.Same(values.GetProperty("ac1"), PairCoefficients.GwetAc(pairs), "ac1");
        ReferenceValues.Same(values.GetProperty("bp"), PairCoefficients.BrennanPrediger(pairs), "bp");

        foreach (string id in new[] { "wikipedia-a", "wikipedia-b" })
        {
            JsonElement one = ReferenceValues.Case("cohen", id);
            double kappa = PairCoefficients.CohenKappa(PairTable.Create(ReferenceValues.Rows(one.GetProperty("table"))))!.Kappa;
            ReferenceValues.Same(one.GetProperty("published").GetProperty("kappa"), kappa, id);
            ReferenceValues.Same(one.GetProperty("computed").GetProperty("kappa"), kappa, id);
        }
    }

    [Fact]
    public void Fleiss_and_Gwet_for_several_raters()
    {
        JsonElement wikipedia = ReferenceValues.Case("fleiss", "wikipedia-10x5");
        Check(CountTable.Create(ReferenceValues.Rows(wikipedia.GetProperty("counts"))), wikipedia.GetProperty("computed"));
        ReferenceValues.Same(0.210, 3, AgreementCoefficients.FleissKappa(CountTable.Create(ReferenceValues.Rows(wikipedia.GetProperty("counts")))));

        JsonElement diagnoses = ReferenceValues.Case("fleiss", "fleiss1971-diagnoses");
        RatingTable table = ReferenceValues.ByItem(diagnoses.GetProperty("ratings"));
        var counts = CountTable.Create(table);
        Check(counts, diagnoses.GetProperty("computed"));
        ReferenceValues.Same(diagnoses.GetProperty("published").GetProperty("fleiss"), AgreementCoefficients.FleissKappa(counts), "fleiss");
        ReferenceValues.Same(diagnoses.GetProperty("published").GetProperty("z"), AgreementCoefficients.FleissZ(counts), "z");
        ReferenceValues.Same(diagnoses.GetProperty("computed").GetProperty("alphaNominal"), KrippendorffAlpha.Compute(table, MeasurementLevel.Nominal), "alpha");

        JsonElement gwet = ReferenceValues.Case("gwet", "raw4raters");
        table = ReferenceValues.ByRater(ReferenceValues.Case("krippendorff", "krippendorff2011-4x12").GetProperty("data"));
        Check(CountTable.Create(table), gwet.GetProperty("computed"));
        ReferenceValues.Same(gwet.GetProperty("computed").GetProperty("alphaNominal"), KrippendorffAlpha.Compute(table, MeasurementLevel.Nominal), "alpha");
        Assert.Null(AgreementCoefficients.FleissZ(CountTable.Create(table)));
    }

    [Fact]
    public void The_alpha_of_Wikipedias_counts()
    {
        JsonElement wikipedia = ReferenceValues.Case("fleiss", "wikipedia-10x5");
        double[][] rows = ReferenceValues.Rows(wikipedia.GetProperty("counts"));
        var ratings = rows.SelectMany((row, item) => row.SelectMany((count, category) => Enumerable.Range(0, (int)count).Select(n => new Rating(Text(item), $"{category}-{n}", Text(category)))));

        ReferenceValues.Same(wikipedia.GetProperty("computed").GetProperty("alphaNominal"), KrippendorffAlpha.Compute(RatingTable.Create(ratings), MeasurementLevel.Nominal), "alpha");
    }

    [Fact]
    public void Randolphs_kappa_takes_broken_counts_and_an_undefined_Fleiss_is_null()
    {
        foreach (JsonElement one in ReferenceValues.Case("fleiss", "randolph").GetProperty("cases").EnumerateArray())
        {
            var counts = CountTable.Create(ReferenceValues.Rows(one.GetProperty("counts")));
            ReferenceValues.Same(one.GetProperty("free").GetDouble(), 6, AgreementCoefficients.RandolphKappa(counts), "free");
            if (one.TryGetProperty("fleiss", out JsonElement fleiss))
            {
                ReferenceValues.Same(fleiss.GetDouble(), 6, AgreementCoefficients.FleissKappa(counts), "fleiss");
            }
            else
            {
                Assert.Null(AgreementCoefficients.FleissKappa(counts));
            }
        }
    }

    [Fact]
    public void Artstein_and_Poesios_example()
    {
        string[][] rows = [.. File.ReadLines(Repository.Shared("annotation", "statistics", "artstein_poesio_example.txt"))
            .Select(l => l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(f => f.Length >= 3)];
        RatingTable table = RatingTable.Create(rows.Select(f => new Rating(f[1], f[0], f[2])));
        var pairs = PairTable.Create(table);
        JsonElement one = ReferenceValues.Read().GetProperty("artsteinPoesio");

        Assert.Equal(100, table.Items);
        ReferenceValues.Same(one.GetProperty("published").GetProperty("Ao"), PairCoefficients.PercentAgreement(pairs), "Ao");
        ReferenceValues.Same(one.GetProperty("published").GetProperty("pi"), PairCoefficients.ScottPi(pairs), "pi");
        ReferenceValues.Same(one.GetProperty("published").GetProperty("S"), PairCoefficients.BrennanPrediger(pairs), "S");
        ReferenceValues.Same(one.GetProperty("computed").GetProperty("kappa"), PairCoefficients.CohenKappa(pairs)!.Kappa, "kappa");
        ReferenceValues.Same(one.GetProperty("computed").GetProperty("alpha"), KrippendorffAlpha.Compute(table, MeasurementLevel.Nominal), "alpha");
    }

    [Fact]
    public void Dawid_and_Skenes_patients()
    {
        JsonElement data = ReferenceValues.Read().GetProperty("dawidSkene");
        var ratings = from patient in data.GetProperty("responses").EnumerateObject()
                      from observer in patient.Value.EnumerateObject()
                      from label in observer.Value.EnumerateArray()
                      select new Rating(patient.Name, observer.Name, label.GetRawText());
        RatingTable table = RatingTable.Create(ratings);
        DawidSkeneResult result = DawidSkene.Fit(table, 24)!;
        JsonElement expected = data.GetProperty("expected");

        Assert.True(DawidSkene.Fit(table)!.IsConverged);
        Assert.Equal(expected.GetProperty("labels").EnumerateArray().Select(l => l.GetRawText()), Enumerable.Range(1, 45).Select(i => result.Labels[Text(i)]));
        Assert.Equal(-192.890881214293, result.LogLikelihood, 1e-9);
        CheckRow(expected.GetProperty("classMarginals"), result.Shares);
        foreach (string observer in new[] { "1", "2" })
        {
            JsonElement rows = expected.GetProperty("observer" + observer);
            for (int i = 0; i < 4; i++)
            {
                CheckRow(rows[i], result.Errors[observer][i]);
            }
        }
    }

    [Fact]
    public void The_scores_of_crowd_kits_toy_set()
    {
        JsonElement toy = ReferenceValues.Read().GetProperty("crowdkitToy");
        RatingTable table = ReferenceValues.Triples(toy.GetProperty("triples"));
        var gold = toy.GetProperty("goldSet").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);

        ReferenceValues.Same(toy.GetProperty("goldAccuracy"), AnnotatorScores.GoldAccuracy(table, gold), "gold");
        foreach (JsonProperty worker in toy.GetProperty("goldAccuracyByWorker").EnumerateObject())
        {
            Assert.Equal(worker.Value.GetDouble(), AnnotatorScores.GoldAccuracyByRater(table, gold)[worker.Name]);
        }

        IReadOnlyDictionary<string, string> majority = AnnotatorScores.MajorityLabels(table);
        foreach (JsonProperty worker in toy.GetProperty("accuracyOnAggregates").EnumerateObject())
        {
            Assert.Equal(worker.Value.GetDouble(), AnnotatorScores.GoldAccuracyByRater(table, majority)[worker.Name]);
        }

        ReferenceValues.Same(toy.GetProperty("accuracyOnAggregatesMean"), AnnotatorScores.GoldAccuracy(table, majority), "mean");
        ReferenceValues.Same(toy.GetProperty("consistency"), AnnotatorScores.Consistency(table), "consistency");
        Assert.Equal(toy.GetProperty("dawidSkeneLabels").EnumerateObject().Select(p => p.Value.GetString()), toy.GetProperty("dawidSkeneLabels").EnumerateObject().Select(p => DawidSkene.Fit(table)!.Labels[p.Name]));
        Assert.Equal(1, AnnotatorScores.Entropy(table)["t1"]);
    }

    [Fact]
    public void Intervals_of_rates_are_those_of_R()
    {
        foreach (JsonElement one in ReferenceValues.Read().GetProperty("binomialIntervals95").GetProperty("cases").EnumerateArray())
        {
            (long x, long n) = (one.GetProperty("x").GetInt64(), one.GetProperty("n").GetInt64());
            Interval exact = ProportionStatistics.ClopperPearson(x, n);
            Interval wilson = ProportionStatistics.Wilson(x, n);
            ReferenceValues.Same(one.GetProperty("exact")[0], exact.Low, $"{x}/{n} exact low");
            ReferenceValues.Same(one.GetProperty("exact")[1], exact.High, $"{x}/{n} exact high");
            ReferenceValues.Same(one.GetProperty("wilson")[0], wilson.Low, $"{x}/{n} wilson low");
            ReferenceValues.Same(one.GetProperty("wilson")[1], wilson.High, $"{x}/{n} wilson high");
        }
    }

    [Theory]
    [InlineData(3840, 4000, 0.953457075, 0.965859517, 0.953472820, 0.965644493, 0.954522925)]
    [InlineData(900, 1000, 0.879712063, 0.917894666, 0.879848037, 0.917090556, 0.883008468)]
    [InlineData(285, 300, 0.918872643, 0.971748798, 0.919152967, 0.969468359, 0.924051302)]
    [InlineData(15, 300, 0.028251202, 0.081127357, 0.030531641, 0.080847033, null)]
    [InlineData(0, 300, 0, 0.012220975, 0, 0.012642971, null)]
    [InlineData(300, 300, 0.987779025, 1, 0.987357029, 1, null)]
    public void Intervals_of_the_samples_the_standards_ask_for(long x, long n, double low, double high, double wilsonLow, double wilsonHigh, double? bound)
    {
        ReferenceValues.Same(low, 9, ProportionStatistics.ClopperPearson(x, n).Low, "low");
        ReferenceValues.Same(high, 9, ProportionStatistics.ClopperPearson(x, n).High, "high");
        ReferenceValues.Same(wilsonLow, 9, ProportionStatistics.Wilson(x, n).Low, "wilson low");
        ReferenceValues.Same(wilsonHigh, 9, ProportionStatistics.Wilson(x, n).High, "wilson high");
        if (bound is { } value)
        {
            ReferenceValues.Same(value, 9, ProportionStatistics.LowerBound(x, n), "bound");
        }
    }

    private static void Check(CountTable counts, JsonElement values)
    {
        ReferenceValues.Same(values.GetProperty("pa"), AgreementCoefficients.PercentAgreement(counts), "pa");
        ReferenceValues.Same(values.GetProperty("ac1"), AgreementCoefficients.GwetAc(counts), "ac1");
        ReferenceValues.Same(values.GetProperty("bp"), AgreementCoefficients.RandolphKappa(counts), "bp");
        if (values.TryGetProperty("fleiss", out JsonElement fleiss))
        {
            ReferenceValues.Same(fleiss, AgreementCoefficients.FleissKappa(counts), "fleiss");
        }
    }

    private static void CheckRow(JsonElement expected, IReadOnlyList<double> actual) =>
        Assert.All(expected.EnumerateArray().Zip(actual), pair => ReferenceValues.Same(pair.First.GetDouble(), 6, pair.Second));

    private static IEnumerable<JsonProperty> Values(JsonElement one) =>
        new[] { "published", "computed" }.Where(n => one.TryGetProperty(n, out _)).SelectMany(n => one.GetProperty(n).EnumerateObject());

    private static int[] Expand(JsonElement runs) => [.. runs.EnumerateArray().SelectMany(r => Enumerable.Repeat(r[0].GetInt32(), r[1].GetInt32()))];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
