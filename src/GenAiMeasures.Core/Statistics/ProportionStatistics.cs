namespace GenAiMeasures;

/// <summary>Rates and their certainty: what a sample proves about the whole it was drawn from. Thread-safe.</summary>
public static class ProportionStatistics
{
    /// <summary>The exact interval of Clopper and Pearson (1934): its coverage is never less than promised.</summary>
    /// <param name="successes">How many of the sample have the property.</param>
    /// <param name="size">The sample's size.</param>
    /// <param name="confidence">Between 0 and 1. Default: 0.95.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, the size is zero, there are more successes than items, or the confidence is not between 0 and 1.</exception>
    public static Interval ClopperPearson(long successes, long size, double confidence = 0.95)
    {
        Check(successes, size, confidence);
        double tail = (1 - confidence) / 2;
        return new(
            successes == 0 ? 0 : Distributions.BetaQuantile(tail, successes, size - successes + 1),
            successes == size ? 1 : 1 - Distributions.BetaQuantile(tail, size - successes, successes + 1));
    }

    /// <summary>The score interval of Wilson (1927): shorter, and right on average.</summary>
    /// <param name="successes">How many of the sample have the property.</param>
    /// <param name="size">The sample's size.</param>
    /// <param name="confidence">Between 0 and 1. Default: 0.95.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, the size is zero, there are more successes than items, or the confidence is not between 0 and 1.</exception>
    public static Interval Wilson(long successes, long size, double confidence = 0.95)
    {
        Check(successes, size, confidence);
        double z = Distributions.NormalQuantile((1 + confidence) / 2);
        double n = size;
        double share = successes / n;
        double square = z * z / n;
        double middle = (share + (square / 2)) / (1 + square);
        double half = z * Math.Sqrt((share * (1 - share) / n) + (square / (4 * n))) / (1 + square);
        return new(successes == 0 ? 0 : Math.Max(0, middle - half), successes == size ? 1 : Math.Min(1, middle + half));
    }

    /// <summary>The exact one-sided lower bound: the share that the sample proves.</summary>
    /// <param name="successes">How many of the sample have the property.</param>
    /// <param name="size">The sample's size.</param>
    /// <param name="confidence">Between 0 and 1. Default: 0.95.</param>
    /// <returns>The bound.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, the size is zero, there are more successes than items, or the confidence is not between 0 and 1.</exception>
    public static double LowerBound(long successes, long size, double confidence = 0.95)
    {
        Check(successes, size, confidence);
        return successes == 0 ? 0 : Distributions.BetaQuantile(1 - confidence, successes, size - successes + 1);
    }

    /// <summary>The fewest successes of a sample of this size that prove a share, and not only show it.</summary>
    /// <param name="size">The sample's size.</param>
    /// <param name="share">The share to prove, from 0 to 1.</param>
    /// <param name="confidence">Between 0 and 1. Default: 0.95.</param>
    /// <returns>The count, or <see langword="null"/> when no result of a sample so small can prove the share.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is not positive, or the share or the confidence is out of range.</exception>
    public static long? SafeTarget(long size, double share, double confidence = 0.95)
    {
        Check(0, size, confidence);
        ArgumentOutOfRangeException.ThrowIfLessThan(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        if (LowerBound(size, size, confidence) < share)
        {
            return null;
        }

        long low = 0;
        long high = size;
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            (low, high) = LowerBound(middle, size, confidence) >= share ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>The size of a sample without a single failure that proves that the share of failures is below a limit.</summary>
    /// <param name="share">The limit, between 0 and 1.</param>
    /// <param name="confidence">Between 0 and 1. Default: 0.95.</param>
    /// <returns>The size.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not between 0 and 1.</exception>
    public static long ZeroFailureSize(double share, double confidence = 0.95)
    {
        CheckOpen(share, nameof(share));
        CheckOpen(confidence, nameof(confidence));
        return (long)Math.Ceiling(Math.Log(1 - confidence) / double.LogP1(-share));
    }

    /// <summary>Cochran's size for estimating a share, corrected for a finite population.</summary>
    /// <param name="margin">The wanted half width of the interval, between 0 and 1.</param>
    /// <param name="share">The expected share. Default: 0.5, the most demanding one.</param>
    /// <param name="population">The population's size, or <see langword="null"/> for an endless one.</param>
    /// <param name="confidence">Between 0 and 1. Default: 0.95.</param>
    /// <returns>The size.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static long CochranSize(double margin, double share = 0.5, long? population = null, double confidence = 0.95)
    {
        CheckOpen(margin, nameof(margin));
        CheckOpen(share, nameof(share));
        CheckOpen(confidence, nameof(confidence));
        double z = Distributions.NormalQuantile((1 + confidence) / 2);
        double size = z * z * share * (1 - share) / (margin * margin);
        if (population is { } all)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(all, nameof(population));
            size /= 1 + ((size - 1) / all);
        }

        return (long)Math.Ceiling(size);
    }

    private static void Check(long successes, long size, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, size);
        CheckOpen(confidence, nameof(confidence));
    }

    private static void CheckOpen(double value, string name)
    {
        if (!(value > 0 && value < 1))
        {
            throw new ArgumentOutOfRangeException(name, value, "Give a number between 0 and 1.");
        }
    }
}
