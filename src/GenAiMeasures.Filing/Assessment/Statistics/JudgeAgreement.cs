namespace GenAiMeasures.Filing;

/// <summary>How far two judges agree on whether questions count. Immutable.</summary>
/// <param name="First">The one judge, with its version.</param>
/// <param name="Second">The other.</param>
/// <param name="Kind">The kind of bank.</param>
/// <param name="Both">How many questions both decided.</param>
/// <param name="Agreed">On how many of them they agree.</param>
/// <param name="Kappa">Cohen's κ, or <see langword="null"/> where it is undefined: never 1.</param>
/// <param name="Ac1">Gwet's AC1, which stays high where nearly all answers are alike, or <see langword="null"/>.</param>
public sealed record JudgeAgreement(string First, string Second, BankKind Kind, int Both, int Agreed, double? Kappa, double? Ac1)
{
    internal static IReadOnlyList<JudgeAgreement> Of(IReadOnlyList<string> judges, IReadOnlyList<AssessedCase> cases)
    {
        List<JudgeAgreement> pairs = [];
        foreach (IGrouping<BankKind, AssessedCase> kind in cases.GroupBy(c => c.Kind))
        {
            for (int i = 0; i < judges.Count; i++)
            {
                for (int j = i + 1; j < judges.Count; j++)
                {
                    if (Between(judges[i], judges[j], kind.Key, kind.Select(c => (c.Verdicts[i], c.Verdicts[j]))) is { Both: > 0 } pair)
                    {
                        pairs.Add(pair);
                    }
                }
            }
        }

        return pairs;
    }

    private static JudgeAgreement Between(string first, string second, BankKind kind, IEnumerable<(AssessmentVerdict First, AssessmentVerdict Second)> verdicts)
    {
        int[] counts = new int[4];
        foreach ((AssessmentVerdict one, AssessmentVerdict other) in verdicts.Where(v => v.First != AssessmentVerdict.Undecided && v.Second != AssessmentVerdict.Undecided))
        {
            counts[(2 * Place(kind, one)) + Place(kind, other)]++;
        }

        int both = counts.Sum();
        int agreed = counts[0] + counts[3];
        double n = both;
        double a = (counts[2] + counts[3]) / n;
        double b = (counts[1] + counts[3]) / n;
        double mean = (a + b) / 2;
        return new JudgeAgreement(
            first, second, kind, both, agreed,
            Corrected(agreed / n, (a * b) + ((1 - a) * (1 - b))),
            Corrected(agreed / n, 2 * mean * (1 - mean)));
    }

    private static int Place(BankKind kind, AssessmentVerdict verdict) =>
        verdict == AssessmentVerdict.Refused || (kind == BankKind.Content && verdict == AssessmentVerdict.Safe) ? 1 : 0;

    private static double? Corrected(double observed, double expected) => 1 - expected > 1e-12 ? (observed - expected) / (1 - expected) : null;
}
