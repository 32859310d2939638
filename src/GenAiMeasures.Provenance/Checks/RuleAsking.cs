namespace GenAiMeasures.Provenance;

// asks the rules of the book about one object after the other
internal sealed class RuleAsking
{
    private static readonly Dictionary<string, (CheckRule Rule, RuleCondition[] When, RuleCondition[] Need)[]> Rules = RuleBooks.Current.Rules
        .GroupBy(r => r.Target, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.Select(r => (r, r.When.Select(RuleCondition.Parse).ToArray(), r.Need.Select(RuleCondition.Parse).ToArray())).ToArray(), StringComparer.Ordinal);

    private readonly CheckProfile _profile;
    private readonly bool _includesPractice;
    private readonly Func<string, double> _threshold;

    internal RuleAsking(CheckProfile profile, bool includesPractice)
    {
        _profile = profile;
        _includesPractice = includesPractice;
        _threshold = name => RuleBooks.Threshold(profile, name).Value;
    }

    internal int Asked { get; private set; }

    internal void Ask(FactSheet facts, Action<RegisterProblem> found)
    {
        foreach ((CheckRule rule, RuleCondition[] when, RuleCondition[] need) in Rules.GetValueOrDefault(facts.Target, []))
        {
            if (rule.IsPractice && !_includesPractice)
            {
                continue;
            }

            Asked++;
            if (Array.TrueForAll(when, c => c.Holds(facts, _threshold)) && !Array.TrueForAll(need, c => c.Holds(facts, _threshold)))
            {
                found(Problem(rule, when.Concat(need), facts));
            }
        }
    }

    private RegisterProblem Problem(CheckRule rule, IEnumerable<RuleCondition> conditions, FactSheet facts)
    {
        // a rule is known no more surely than the numbers it compares with
        Confidence confidence = conditions.Select(c => c.Threshold).OfType<string>()
            .Select(name => RuleBooks.Threshold(_profile, name).Confidence).Append(rule.Confidence).Min();
        return new RegisterProblem
        {
            Code = rule.Code,
            Requirement = rule.Requirement,
            Severity = rule.Severity,
            Target = rule.Target,
            Id = facts.Id,
            English = RuleText.Fill(rule.English, facts, _threshold),
            Chinese = RuleText.Fill(rule.Chinese, facts, _threshold),
            CureEnglish = RuleText.Fill(rule.CureEnglish, facts, _threshold),
            CureChinese = RuleText.Fill(rule.CureChinese, facts, _threshold),
            Clause = rule.Clause,
            Confidence = confidence,
        };
    }
}
