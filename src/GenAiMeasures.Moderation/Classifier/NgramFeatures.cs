namespace GenAiMeasures.Moderation;

// the features of a text: every run of one, two and three characters, folded and hashed into a table
internal static class NgramFeatures
{
    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    // Adds the weights of all features and counts them.
    internal static float Sum<TWeights>(ReadOnlySpan<char> text, int bits, TWeights weights, out int count)
        where TWeights : struct, INgramWeights, allows ref struct
    {
        uint mask = (1u << bits) - 1;
        float sum = 0;
        count = 0;
        char before = '\0';
        char earlier = '\0';
        foreach (char c in text)
        {
            if (TextClasses.Is(c, TextClass.Invisible))
            {
                continue;
            }

            char folded = char.ToLowerInvariant(TextClasses.Fold(c));
            uint one = Hash(Basis, folded);
            sum += weights.Of(Mix(one) & mask);
            count++;
            if (before != '\0')
            {
                uint two = Hash(Hash(Basis ^ 2, before), folded);
                sum += weights.Of(Mix(two) & mask);
                count++;
            }

            if (earlier != '\0')
            {
                uint three = Hash(Hash(Hash(Basis ^ 3, earlier), before), folded);
                sum += weights.Of(Mix(three) & mask);
                count++;
            }

            earlier = before;
            before = folded;
        }

        return sum;
    }

    private static uint Hash(uint hash, char c) => (hash ^ c) * Prime;

    private static uint Mix(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        return hash ^ (hash >> 13);
    }
}
