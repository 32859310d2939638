using System.Globalization;

namespace GenAiMeasures.Moderation;

// says what is really done: nothing, while no term that ends an exchange is loaded
internal sealed class ModerationDutyContributor(LexiconStore store) : IDutyContributor
{
    public IEnumerable<DutyContribution> Contribute()
    {
        LexiconSnapshot snapshot = store.Current;
        int stopping = snapshot.Lexicons.Sum(l => l.Stopping);
        if (stopping == 0)
        {
            yield break;
        }

        string terms = string.Create(
            CultureInfo.InvariantCulture, $"{stopping} terms of {snapshot.Lexicons.Count(l => l.Stopping > 0)} lexicons");
        yield return new("IM-4-CONTENT", DutyCoverageKind.Enforced, $"GenAiMeasures.Moderation: {terms} are refused in the input and stopped in the output; what no term names is not seen");
        yield return new("IM-14-1-STOP", DutyCoverageKind.Enforced, $"GenAiMeasures.Moderation: generation and transmission stop before the first character of a match of {terms} is out");
        yield return new("DS-10-REVIEW", DutyCoverageKind.Enforced, $"GenAiMeasures.Moderation: every text of the input and of the answer passes {terms}");
    }
}
