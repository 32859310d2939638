using System.Collections.Frozen;

namespace GenAiMeasures.Moderation;

// the parts that a character is written as when it is split (拆字)
internal static class CharacterParts
{
    // more ways than this are no more than noise
    private const int MostWays = 4;

    private static readonly Lazy<FrozenDictionary<int, string[]>> Table = new(Load);

    // the ways in which a character is written in parts, the plainest first
    internal static ReadOnlySpan<string> Of(int codePoint) => Table.Value.GetValueOrDefault(codePoint);

    private static FrozenDictionary<int, string[]> Load()
    {
        // parts are compared folded: ways that fold to the same are one
        var table = new Dictionary<int, List<string>>(6_000);
        foreach ((int source, string target) in FoldData.Read("components.txt").Concat(FoldData.Read("splits.txt")))
        {
            string folded = string.Concat(target.EnumerateRunes().Select(r => char.ConvertFromUtf32(FoldTable.Shared.Fold(r.Value))));
            List<string> ways = table.TryGetValue(source, out List<string>? known) ? known : table[source] = [];
            if (ways.Count < MostWays && !ways.Contains(folded))
            {
                ways.Add(folded);
            }
        }

        return table.ToFrozenDictionary(t => t.Key, t => t.Value.ToArray());
    }
}
