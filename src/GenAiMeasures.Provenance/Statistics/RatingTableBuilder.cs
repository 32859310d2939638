using System.Globalization;

namespace GenAiMeasures.Provenance;

internal sealed class RatingTableBuilder
{
    private readonly NameIndex _items = new();
    private readonly NameIndex _raters = new();
    private readonly NameIndex _values = new();
    private readonly IReadOnlyList<string>? _domain;
    private readonly List<(int Item, int Rater, int Value)> _cells = [];

    internal RatingTableBuilder(IReadOnlyList<string>? domain)
    {
        _domain = domain;
        foreach (string value in domain ?? [])
        {
            if (_values.Find(value) >= 0)
            {
                throw new ArgumentException($"The domain names the value '{value}' twice. Name each once, in order.", nameof(domain));
            }

            _values.Add(value);
        }
    }

    // the places of item and rater, both in one number
    internal long Add(string item, string rater, string value)
    {
        int known = _values.Find(value);
        if (known < 0)
        {
            if (_domain is not null)
            {
                throw new ArgumentException($"A rating has the value '{value}', which is not in the domain ({string.Join(", ", _domain)}). Correct the rating or name the value in the domain.");
            }

            known = _values.Add(value);
        }

        int itemPlace = _items.Add(item);
        int raterPlace = _raters.Add(rater);
        _cells.Add((itemPlace, raterPlace, known));
        return ((long)itemPlace << 32) | (uint)raterPlace;
    }

    internal RatingTable Build()
    {
        string[] categories = _values.ToArray();
        double[]? numbers = ReadNumbers(categories);
        int[] order = _domain is null ? Order(categories, numbers) : [.. Enumerable.Range(0, categories.Length)];
        int[] place = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            place[order[i]] = i;
        }

        // counting sort by item: linear, and the ratings of an item lie side by side
        int[] starts = new int[_items.Count + 1];
        foreach ((int item, _, _) in _cells)
        {
            starts[item + 1]++;
        }

        for (int i = 0; i < _items.Count; i++)
        {
            starts[i + 1] += starts[i];
        }

        int[] next = starts.AsSpan(0, _items.Count).ToArray();
        int[] raters = new int[_cells.Count];
        int[] values = new int[_cells.Count];
        foreach ((int item, int rater, int value) in _cells)
        {
            int cell = next[item]++;
            raters[cell] = rater;
            values[cell] = place[value];
        }

        return new RatingTable(
            _items.ToArray(), _raters.ToArray(), [.. order.Select(i => categories[i])], numbers is null ? null : [.. order.Select(i => numbers[i])],
            starts, raters, values);
    }

    private static double[]? ReadNumbers(string[] categories)
    {
        double[] numbers = new double[categories.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!double.TryParse(categories[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
            {
                return null;
            }
        }

        return numbers;
    }

    private static int[] Order(string[] categories, double[]? numbers)
    {
        int[] order = [.. Enumerable.Range(0, categories.Length)];
        Array.Sort(order, (a, b) =>
        {
            int bySize = numbers?[a].CompareTo(numbers[b]) ?? 0;
            return bySize != 0 ? bySize : string.CompareOrdinal(categories[a], categories[b]);
        });
        return order;
    }
}
