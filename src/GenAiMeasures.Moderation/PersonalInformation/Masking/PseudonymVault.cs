using System.Globalization;

namespace GenAiMeasures.Moderation;

// The pseudonyms of one conversation and what they stand for. In memory only; thread-safe: calls of one conversation may
// overlap.
internal sealed class PseudonymVault(int capacity)
{
    // the longest name of a kind, and as many digits as a number may have
    internal const int MaxInside = 12;

    private readonly Lock _lock = new();
    private readonly Dictionary<InformationValue, string> _pseudonyms = [];
    private readonly Dictionary<string, string> _originals = new(StringComparer.Ordinal);
    private readonly int[] _counts = new int[PersonalInformationKindCodes.Count];
    private volatile bool _isEmpty = true;

    internal bool IsEmpty => _isEmpty;

    // The pseudonym of a value, the same one for the same value; null when there are too many.
    internal string? Of(PersonalInformationKind kind, ReadOnlySpan<char> span)
    {
        InformationValue value = InformationValue.Of(kind, span);
        lock (_lock)
        {
            if (_pseudonyms.TryGetValue(value, out string? known))
            {
                return known;
            }

            if (_pseudonyms.Count >= capacity)
            {
                return null;
            }

            string inside = kind.ToLabel() + (++_counts[(int)kind]).ToString(CultureInfo.InvariantCulture);
            string pseudonym = "[" + inside + "]";
            _pseudonyms.Add(value, pseudonym);
            _originals.Add(inside, span.ToString());
            _isEmpty = false;
            return pseudonym;
        }
    }

    internal IReadOnlyList<KeyValuePair<string, string>> List()
    {
        lock (_lock)
        {
            return [.. _originals];
        }
    }

    // What stands behind a pseudonym, given without its brackets; null when it is none of this conversation.
    internal string? Restore(ReadOnlySpan<char> inside)
    {
        lock (_lock)
        {
            return _originals.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(inside, out string? original) ? original : null;
        }
    }
}
