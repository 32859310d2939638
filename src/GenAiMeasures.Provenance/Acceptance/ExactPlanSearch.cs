namespace GenAiMeasures.Provenance;

/// <summary>Searches plans by the exact hypergeometric distribution, for lots too small for a table. Thread-safe.</summary>
public static class ExactPlanSearch
{
    /// <summary>Finds the smallest plan.</summary>
    /// <param name="lot">How many items the lot has.</param>
    /// <param name="qualityLimit">The share of bad items that is still good, from 0 on (AQL).</param>
    /// <param name="rejectableQuality">The share of bad items that must be found, above the limit and at most 1 (RQL).</param>
    /// <param name="producerRisk">The most allowed chance to reject a good lot. Default: 0.05.</param>
    /// <param name="consumerRisk">The most allowed chance to accept a bad lot. Default: 0.10.</param>
    /// <returns>The plan; the whole lot where no sample keeps both risks.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The lot has no item, or a share or risk is out of range.</exception>
    public static ExactPlan Find(long lot, double qualityLimit, double rejectableQuality, double producerRisk = 0.05, double consumerRisk = 0.10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lot, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(qualityLimit);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(rejectableQuality, qualityLimit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rejectableQuality, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(producerRisk);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(consumerRisk);

        // a broken number of bad items is rounded against the plan: fewer good lots count as good, more bad ones as bad
        long good = (long)Math.Floor((lot * qualityLimit) + 1e-9);
        long bad = Math.Max(good + 1, (long)Math.Ceiling((lot * rejectableQuality) - 1e-9));
        bad = Math.Min(bad, lot);
        long size = 1;
        for (long accept = 0; accept < bad; accept++)
        {
            // the consumer's risk falls with the size, and the size needed rises with the number accepted
            long low = Math.Max(size, accept + 1);
            long high = lot;
            while (low < high)
            {
                long middle = low + ((high - low) / 2);
                (low, high) = Distributions.HypergeometricCumulative(accept, lot, bad, middle) <= consumerRisk ? (low, middle) : (middle + 1, high);
            }

            size = low;
            double producer = 1 - Distributions.HypergeometricCumulative(accept, lot, good, size);
            double consumer = Distributions.HypergeometricCumulative(accept, lot, bad, size);
            if (producer <= producerRisk && consumer <= consumerRisk)
            {
                return new ExactPlan(size, accept, producer, consumer);
            }
        }

        return new ExactPlan(lot, good, 0, 0);
    }

    /// <summary>The chance that a sample of a lot holds at most so many bad items.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="lot">How many items the lot has.</param>
    /// <param name="bad">How many of them are bad.</param>
    /// <param name="size">How many are drawn.</param>
    /// <returns>From 0 to 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or there are more bad items or draws than items.</exception>
    public static double AcceptanceChance(long most, long lot, long bad, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lot);
        ArgumentOutOfRangeException.ThrowIfNegative(bad);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bad, lot);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, lot);
        return Distributions.HypergeometricCumulative(most, lot, bad, size);
    }
}
