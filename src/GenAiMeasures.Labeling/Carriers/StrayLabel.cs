namespace GenAiMeasures.Labeling;

// Words of a label in bytes that nobody claims.
internal static class StrayLabel
{
    // where the text of a label begins, or would begin; -1 when nothing speaks of one
    internal static int Find(ReadOnlySpan<byte> block)
    {
        int word = FindWord(block);
        if (word < 0)
        {
            return -1;
        }

        int name = block[..word].LastIndexOf("AIGC"u8);
        int brace = (name > 0 && block[name - 1] is (byte)'"' or (byte)'\'' or (byte)'\\' ? block[..name] : block[..word]).LastIndexOf((byte)'{');
        return brace >= 0 && (name < 0 || brace < name) ? brace : name >= 0 ? name : word;
    }

    // each of them is in every label, so that one broken byte hides none
    internal static int FindWord(ReadOnlySpan<byte> block)
    {
        int best = Earlier(-1, block.IndexOf("ContentPro"u8));
        best = Earlier(best, block.IndexOf("ProduceID"u8));
        best = Earlier(best, block.IndexOf("PropagateID"u8));
        return Earlier(best, block.IndexOf("ReservedCode"u8));
    }

    private static int Earlier(int best, int at) => best < 0 || (at >= 0 && at < best) ? at : best;
}
