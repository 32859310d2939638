using System.Collections.Frozen;

namespace GenAiMeasures.Moderation;

// the parts that a character is written as when it is split (拆字)
internal static class CharacterParts
{
    private static readonly Lazy<FrozenDictionary<char, string>> Table = new(Load);

    internal static string? Of(int codePoint) =>
        codePoint < 65_536 ? Table.Value.GetValueOrDefault((char)codePoint) : null;

    private static FrozenDictionary<char, string> Load()
    {
        var table = new Dictionary<char, string>(6_000);
        foreach ((int source, string target) in FoldData.Read("components.txt"))
        {
            table.TryAdd((char)source, target);
        }

        return table.ToFrozenDictionary();
    }
}
