namespace GenAiMeasures.Provenance;

/// <summary>What an inspection says: the verdict by the standard's count, and beside it what it proves (TC260-003 8 a, GB/T 45652-2025 8.2.3). Immutable.</summary>
public sealed record InspectionResult
{
    /// <summary>Gets the profile whose numbers counted.</summary>
    public required string Profile { get; init; }

    /// <summary>Gets the share of clean items, from 0 to 1 (抽样合格率).</summary>
    public required double Rate { get; init; }

    /// <summary>Gets the 95 % interval of Clopper and Pearson.</summary>
    public required Interval ClopperPearson { get; init; }

    /// <summary>Gets the 95 % interval of Wilson.</summary>
    public required Interval Wilson { get; init; }

    /// <summary>Gets what is proven: the one-sided lower 95 % bound.</summary>
    public required double Proven { get; init; }

    /// <summary>Gets the share that is asked for.</summary>
    public required double RequiredRate { get; init; }

    /// <summary>Gets how many items are asked for.</summary>
    public required long RequiredSize { get; init; }

    /// <summary>Gets whether size and share reach what the standard counts.</summary>
    public required bool MeetsStandard { get; init; }

    /// <summary>Gets whether the share is also proven.</summary>
    public required bool IsProven { get; init; }

    /// <summary>Gets how many clean items of a sample of this size would prove the share, or <see langword="null"/> where none would.</summary>
    public required long? SafeTarget { get; init; }

    /// <summary>Gets how surely the numbers of the profile are known.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Judges an inspection.</summary>
    /// <param name="inspection">The inspection.</param>
    /// <param name="profile">The profile, one of <see cref="RegisterChecker.Profiles"/>.</param>
    /// <returns>The result; <see langword="null"/> for an inspection without items, or whose counts contradict each other.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="inspection"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no such profile.</exception>
    public static InspectionResult? Of(SamplingInspection inspection, string profile = "GbT45654_2025")
    {
        ArgumentNullException.ThrowIfNull(inspection);
        CheckProfile numbers = RuleBooks.Find(profile);
        if (inspection.Size <= 0 || inspection.Passed < 0 || inspection.Passed > inspection.Size)
        {
            return null;
        }

        bool isManual = inspection.Method is InspectionMethod.Manual or InspectionMethod.Unspecified;
        CheckThreshold rate = RuleBooks.Threshold(numbers, isManual ? "manualRate" : "technicalRate");
        CheckThreshold size = RuleBooks.Threshold(numbers, isManual ? "manualSample" : "technicalShare");
        long required = isManual ? (long)size.Value : (long)Math.Ceiling(inspection.Population * (decimal)size.Value);
        double share = (double)inspection.Passed / inspection.Size;
        double proven = ProportionStatistics.LowerBound(inspection.Passed, inspection.Size);
        return new InspectionResult
        {
            Profile = numbers.Id,
            Rate = share,
            ClopperPearson = ProportionStatistics.ClopperPearson(inspection.Passed, inspection.Size),
            Wilson = ProportionStatistics.Wilson(inspection.Passed, inspection.Size),
            Proven = proven,
            RequiredRate = rate.Value,
            RequiredSize = required,
            MeetsStandard = inspection.Size >= required && share >= rate.Value,
            IsProven = inspection.Size >= required && proven >= rate.Value,
            SafeTarget = ProportionStatistics.SafeTarget(inspection.Size, rate.Value),
            Confidence = rate.Confidence < size.Confidence ? rate.Confidence : size.Confidence,
        };
    }
}
