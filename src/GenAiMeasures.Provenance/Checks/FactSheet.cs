using System.Globalization;

namespace GenAiMeasures.Provenance;

// what is known of one object, by name: texts, numbers and yes or no; null is not known
internal sealed class FactSheet(string target, string id)
{
    private readonly Dictionary<string, object?> _facts = new(StringComparer.Ordinal) { ["id"] = id };

    internal string Target => target;

    internal string Id => id;

    internal object? this[string name]
    {
        get => _facts.TryGetValue(name, out object? value)
            ? value
            : throw new InvalidOperationException($"A rule asks for the fact '{name}' of a {target}, which no code states.");
        set => _facts[name] = value switch
        {
            string text when string.IsNullOrWhiteSpace(text) => null,
            int or long or float or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            Enum one => Convert.ToInt32(one, CultureInfo.InvariantCulture) == 0 && one is not (EvidenceKind or CheckResult or ConsentKind or PersonalInformationBasis or CommercialUse or BatchState) ? null : one.ToString(),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => value,
        };
    }
}
