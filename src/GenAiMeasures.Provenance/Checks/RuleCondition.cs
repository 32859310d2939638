using System.Globalization;

namespace GenAiMeasures.Provenance;

// "fact operator value": = and != with alternatives a|b, <= >= < > with a number, @threshold or $fact, present and absent
internal sealed class RuleCondition
{
    private readonly string _fact;
    private readonly string _operator;
    private readonly string[] _values;

    private RuleCondition(string fact, string @operator, string[] values) => (_fact, _operator, _values) = (fact, @operator, values);

    internal string? Threshold => _values is [['@', .. var name]] ? name : null;

    internal static RuleCondition Parse(string text)
    {
        string[] parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool isWhole = parts.Length == 3 ? parts[1] is "=" or "!=" or "<=" or ">=" or "<" or ">" : parts.Length == 2 && parts[1] is "present" or "absent";
        return isWhole
            ? new RuleCondition(parts[0], parts[1], parts.Length == 3 ? parts[2].Split('|') : [])
            : throw new FormatException($"'{text}' is no condition of a rule.");
    }

    internal bool Holds(FactSheet facts, Func<string, double> threshold)
    {
        object? value = facts[_fact];
        return _operator switch
        {
            "present" => value is not (null or false),
            "absent" => value is null or false,
            "=" => value is not null && _values.Contains(Text(value), StringComparer.Ordinal),
            "!=" => value is null || !_values.Contains(Text(value), StringComparer.Ordinal),
            _ => value is double number && Number(facts, threshold) is { } other && Compare(number, other),
        };
    }

    private bool Compare(double value, double other) => _operator switch
    {
        "<=" => value <= other,
        ">=" => value >= other,
        "<" => value < other,
        _ => value > other,
    };

    private double? Number(FactSheet facts, Func<string, double> threshold) => _values[0][0] switch
    {
        '@' => threshold(_values[0][1..]),
        '$' => facts[_values[0][1..]] as double?,
        _ => double.Parse(_values[0], CultureInfo.InvariantCulture),
    };

    private static string Text(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        double number => number.ToString(CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
