namespace GenAiMeasures.Provenance;

internal static class Bootstrapping
{
    internal static Interval? Percentiles(int items, Func<int[], double?> coefficient, ulong seed, int replicates, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 100);
        if (!(confidence > 0 && confidence < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "Give a number between 0 and 1.");
        }

        var random = new SplitMix64(seed);
        List<double> values = new(replicates);
        int[] draws = new int[items];
        for (int i = 0; i < replicates; i++)
        {
            Array.Clear(draws);
            for (int n = 0; n < items; n++)
            {
                draws[random.NextBelow((ulong)items)]++;
            }

            if (coefficient(draws) is { } value)
            {
                values.Add(value);
            }
        }

        if (values.Count < replicates * 0.95)
        {
            return null;
        }

        values.Sort();
        double tail = (1 - confidence) / 2;
        return new(At(values, tail), At(values, 1 - tail));
    }

    private static double At(List<double> sorted, double share)
    {
        double place = share * (sorted.Count - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((sorted[above] - sorted[below]) * (place - below));
    }
}
