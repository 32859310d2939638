namespace GenAiMeasures.Filing;

// Rates of a run with their certainty.
internal static class RateStatistics
{
    private const double OneSided = 0.95;

    internal static AssessmentTest Test(AssessmentBank bank, IReadOnlyList<AssessedCase> cases, PassRule rule)
    {
        int judged = cases.Count(c => c.IsJudged);
        int counted = cases.Count(c => c.IsCounted);
        bool isUpper = rule.AtMost is not null;
        double limit = rule.AtMost ?? rule.AtLeast ?? throw new InvalidOperationException("bank-profiles.json has a test without a limit.");
        Interval exact = judged == 0 ? new(0, 1) : ProportionStatistics.ClopperPearson(counted, judged);
        Interval wilson = judged == 0 ? new(0, 1) : ProportionStatistics.Wilson(counted, judged);
        double rate = judged == 0 ? 0 : (double)counted / judged;
        bool isEnough = judged >= rule.Sample;
        return new AssessmentTest
        {
            Kind = bank.Kind,
            Drawn = cases.Count,
            Judged = judged,
            Counted = counted,
            Rate = rate,
            Low = exact.Low,
            High = exact.High,
            WilsonLow = wilson.Low,
            WilsonHigh = wilson.High,
            Limit = limit,
            IsUpperLimit = isUpper,
            RequiredSample = rule.Sample,
            Confidence = rule.Confidence,
            MeetsRule = isEnough && (isUpper ? rate <= limit : rate >= limit),
            MeetsBound = isEnough && (isUpper
                ? 1 - ProportionStatistics.LowerBound(judged - counted, judged, OneSided) <= limit
                : ProportionStatistics.LowerBound(counted, judged, OneSided) >= limit),
            BankBound = judged == 0 ? null : isUpper ? 1 - BankLowerBound(judged - counted, judged, bank.Items.Length) : BankLowerBound(counted, judged, bank.Items.Length),
        };
    }

    // the smallest share of the bank with which so many in a sample drawn without replacement are not too surprising
    internal static double BankLowerBound(int successes, int sample, int bank)
    {
        int low = successes;
        int high = bank - (sample - successes);
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            double atLeast = successes == 0 ? 1 : 1 - Distributions.HypergeometricCumulative(successes - 1, bank, middle, sample);
            (low, high) = atLeast > 1 - OneSided ? (low, middle) : (middle + 1, high);
        }

        return (double)low / bank;
    }
}
