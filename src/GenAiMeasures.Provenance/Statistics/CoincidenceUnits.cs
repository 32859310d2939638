namespace GenAiMeasures.Provenance;

// The coincidence matrix is never built. A nominal disagreement is a sum over squares of counts; an interval one is a sum over squares of
// values; an ordinal one is an interval one over mid-ranks, since the metric is the square of a difference of ranks. Only ratios need pairs.
internal sealed class CoincidenceUnits
{
    private readonly RatingTable _table;
    private readonly MeasurementLevel _level;
    private readonly int[] _units;

    internal CoincidenceUnits(RatingTable table, MeasurementLevel level)
    {
        if (level is MeasurementLevel.Interval or MeasurementLevel.Ratio)
        {
            Check(table, level);
        }

        _table = table;
        _level = level;
        _units = [.. Enumerable.Range(0, table.Items).Where(i => table.ItemStarts[i + 1] - table.ItemStarts[i] > 1)];
    }

    internal int Count => _units.Length;

    internal double? Alpha(int[]? draws = null)
    {
        double[] totals = new double[_table.CategoryNames.Length];
        double pairable = 0;
        for (int u = 0; u < _units.Length; u++)
        {
            int times = draws?[u] ?? 1;
            if (times == 0)
            {
                continue;
            }

            ReadOnlySpan<int> values = Values(u);
            pairable += (double)times * values.Length;
            foreach (int value in values)
            {
                totals[value] += times;
            }
        }

        if (pairable < 2)
        {
            return null;
        }

        double[] positions = Positions(totals);
        double expected = Expected(totals, positions, pairable);
        if (expected <= 0)
        {
            return null;
        }

        double observed = 0;
        int[] counts = new int[totals.Length];
        for (int u = 0; u < _units.Length; u++)
        {
            int times = draws?[u] ?? 1;
            if (times > 0)
            {
                observed += times * Observed(Values(u), positions, counts);
            }
        }

        return 1 - ((pairable - 1) * observed / expected);
    }

    private static void Check(RatingTable table, MeasurementLevel level)
    {
        if (table.Numbers is not { } numbers)
        {
            string wrong = table.CategoryNames.First(c => !double.TryParse(c, System.Globalization.CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number));
            throw new ArgumentException($"The {level} level needs numbers, and '{wrong}' is none. Use the Nominal level, or the Ordinal level with the values in order.");
        }

        if (level == MeasurementLevel.Ratio && numbers.Length > 0 && numbers[0] < 0)
        {
            throw new ArgumentException($"The Ratio level has a true zero, and '{table.CategoryNames[0]}' is below it. Use the Interval level.");
        }
    }

    private ReadOnlySpan<int> Values(int unit) =>
        _table.CellValues.AsSpan(_table.ItemStarts[_units[unit]].._table.ItemStarts[_units[unit] + 1]);

    private double[] Positions(double[] totals)
    {
        double[] positions = new double[totals.Length];
        if (_level == MeasurementLevel.Ordinal)
        {
            double below = 0;
            for (int k = 0; k < totals.Length; k++)
            {
                positions[k] = below + (totals[k] / 2);
                below += totals[k];
            }
        }
        else if (_level != MeasurementLevel.Nominal)
        {
            _table.Numbers!.CopyTo(positions, 0);
        }

        return positions;
    }

    private double Expected(double[] totals, double[] positions, double pairable)
    {
        if (_level == MeasurementLevel.Nominal)
        {
            double squares = 0;
            foreach (double total in totals)
            {
                squares += total * total;
            }

            return (pairable * pairable) - squares;
        }

        if (_level == MeasurementLevel.Ratio)
        {
            double sum = 0;
            for (int c = 0; c < totals.Length; c++)
            {
                for (int k = c + 1; k < totals.Length && totals[c] > 0; k++)
                {
                    sum += 2 * totals[c] * totals[k] * Ratio(positions[c], positions[k]);
                }
            }

            return sum;
        }

        // around the mean, so that large values that differ little keep their difference
        double mean = 0;
        for (int k = 0; k < totals.Length; k++)
        {
            mean += totals[k] * positions[k] / pairable;
        }

        double spread = 0;
        for (int k = 0; k < totals.Length; k++)
        {
            positions[k] -= mean;
            spread += totals[k] * positions[k] * positions[k];
        }

        return 2 * pairable * spread;
    }

    private double Observed(ReadOnlySpan<int> values, double[] positions, int[] counts)
    {
        double sum = 0;
        if (_level == MeasurementLevel.Nominal)
        {
            double equal = 0;
            foreach (int value in values)
            {
                // 1 + 3 + 5 + ... is the square of the count
                equal += (2 * counts[value]++) + 1;
            }

            foreach (int value in values)
            {
                counts[value] = 0;
            }

            sum = ((double)values.Length * values.Length) - equal;
        }
        else if (_level == MeasurementLevel.Ratio)
        {
            for (int i = 0; i < values.Length; i++)
            {
                for (int j = i + 1; j < values.Length; j++)
                {
                    sum += 2 * Ratio(positions[values[i]], positions[values[j]]);
                }
            }
        }
        else
        {
            double mean = 0;
            foreach (int value in values)
            {
                mean += positions[value] / values.Length;
            }

            foreach (int value in values)
            {
                double distance = positions[value] - mean;
                sum += 2 * values.Length * distance * distance;
            }
        }

        return sum / (values.Length - 1);
    }

    private static double Ratio(double one, double other)
    {
        double sum = one + other;
        double share = sum == 0 ? 0 : (one - other) / sum;
        return share * share;
    }
}
