using System.Globalization;

namespace GenAiMeasures.Provenance.Tests;

/// <summary>Krippendorff's α as the book writes it: the coincidence matrix and its metric, pair by pair.</summary>
internal static class NaiveAlpha
{
    public static double? Compute(RatingTable table, MeasurementLevel level)
    {
        int q = table.Categories.Count;
        double[][] coincidences = [.. Enumerable.Range(0, q).Select(_ => new double[q])];
        double n = 0;
        for (int i = 0; i < table.Items; i++)
        {
            ReadOnlySpan<int> values = table.CellValues.AsSpan(table.ItemStarts[i]..table.ItemStarts[i + 1]);
            for (int a = 0; a < values.Length && values.Length > 1; a++)
            {
                n++;
                for (int b = 0; b < values.Length; b++)
                {
                    coincidences[values[a]][values[b]] += a == b ? 0 : 1.0 / (values.Length - 1);
                }
            }
        }

        double[] totals = [.. Enumerable.Range(0, q).Select(c => Enumerable.Range(0, q).Sum(k => coincidences[c][k]))];
        double observed = 0;
        double expected = 0;
        for (int c = 0; c < q; c++)
        {
            for (int k = 0; k < q; k++)
            {
                double metric = Metric(table, level, totals, c, k);
                observed += coincidences[c][k] * metric;
                expected += totals[c] * totals[k] * metric;
            }
        }

        return n < 2 || expected <= 0 ? null : 1 - ((n - 1) * observed / expected);
    }

    private static double Metric(RatingTable table, MeasurementLevel level, double[] totals, int c, int k)
    {
        if (c == k)
        {
            return 0;
        }

        double one = level is MeasurementLevel.Interval or MeasurementLevel.Ratio ? double.Parse(table.Categories[c], CultureInfo.InvariantCulture) : 0;
        double other = level is MeasurementLevel.Interval or MeasurementLevel.Ratio ? double.Parse(table.Categories[k], CultureInfo.InvariantCulture) : 0;
        double between = Enumerable.Range(Math.Min(c, k), Math.Abs(c - k) + 1).Sum(g => totals[g]) - ((totals[c] + totals[k]) / 2);
        return level switch
        {
            MeasurementLevel.Nominal => 1,
            MeasurementLevel.Ordinal => between * between,
            MeasurementLevel.Interval => (one - other) * (one - other),
            _ => Math.Pow((one - other) / (one + other), 2),
        };
    }
}
