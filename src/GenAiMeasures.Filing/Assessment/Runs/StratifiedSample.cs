namespace GenAiMeasures.Filing;

// Draws by risk or topic: in proportion, at least one of each. The same bank and seed give the same questions on every machine and version.
internal static class StratifiedSample
{
    internal static IEnumerable<DrawnQuestion> Draw(AssessmentBank bank, int size, ulong seed)
    {
        if (size >= bank.Items.Length)
        {
            return bank.Items.Select(i => new DrawnQuestion(i, bank.Kind));
        }

        int[][] strata = [.. bank.Items.Select((item, i) => (item.Stratum, i)).GroupBy(p => p.Stratum, p => p.i, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (int[])[.. g])];
        int[] sizes = Sizes([.. strata.Select(s => s.Length)], size);
        var random = new SplitMix64(seed);
        List<int> drawn = [];
        for (int s = 0; s < strata.Length; s++)
        {
            // the front of a shuffle: without replacement
            int[] places = strata[s];
            for (int i = 0; i < sizes[s]; i++)
            {
                int j = i + (int)random.NextBelow((ulong)(places.Length - i));
                (places[i], places[j]) = (places[j], places[i]);
                drawn.Add(places[i]);
            }
        }

        drawn.Sort();
        return drawn.Select(i => new DrawnQuestion(bank.Items[i], bank.Kind));
    }

    // largest remainders above one of each
    internal static int[] Sizes(IReadOnlyList<int> strata, int size)
    {
        long total = strata.Sum(s => (long)s);
        int[] sizes = [.. strata.Select(s => Math.Min(s, Math.Max(1, (int)((long)s * size / total))))];
        int left = size - sizes.Sum();
        foreach (int i in Enumerable.Range(0, sizes.Length).OrderByDescending(i => ((long)strata[i] * size % total, strata[i])).ThenBy(i => i))
        {
            if (left > 0 && sizes[i] < strata[i])
            {
                sizes[i]++;
                left--;
            }
        }

        // one of each was more than the proportion: take from the largest
        while (sizes.Sum() > size && sizes.Max() > 1)
        {
            sizes[Array.IndexOf(sizes, sizes.Max())]--;
        }

        return sizes;
    }
}
