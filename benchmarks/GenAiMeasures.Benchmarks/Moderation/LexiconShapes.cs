using GenAiMeasures.Moderation;

namespace GenAiMeasures.Benchmarks;

/// <summary>Generated terms and texts in the shape of real ones: an alphabet of 5,000 Han by frequency, the length mix of public lists. Fixed seeds.</summary>
internal static class LexiconShapes
{
    private const int Alphabet = 5_000;

    private static readonly double[] Cumulative = CreateCumulative();

    public static string[] Terms(int count)
    {
        var random = new Random(1);
        var terms = new HashSet<string>(StringComparer.Ordinal);
        while (terms.Count < count)
        {
            terms.Add(random.Next(8) == 0 ? Latin(random) : Han(random, LengthOf(random)));
        }

        return [.. terms];
    }

    public static string Chinese(int length)
    {
        var random = new Random(2);
        return string.Create(length, random, static (span, random) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = random.Next(14) == 0 ? "，。、！"[random.Next(4)] : Common(random);
            }
        });
    }

    public static string English(int length)
    {
        var random = new Random(3);
        return string.Create(length, random, static (span, random) =>
        {
            for (int i = 0; i < span.Length; i++)
            {
                span[i] = random.Next(6) == 0 ? ' ' : "etaoinshrdlcumwfgypbvkjxqz"[(int)(26 * random.NextDouble() * random.NextDouble())];
            }
        });
    }

    public static LexiconMatcher Compile(IEnumerable<string> terms, bool tricks)
    {
        var options = new ModerationOptions();
        options.Lexicons.Add(terms.Select(t => new LexiconTerm { Text = t, Risks = [RiskCode.Parse("A.1.h")] }));
        options.Evasion.Split = tricks ? TrickUse.LongTerms : TrickUse.Off;
        options.Evasion.Digits = tricks ? TrickUse.LongTerms : TrickUse.Off;
        return LexiconMatcher.Load(options);
    }

    private static string Han(Random random, int length) => string.Create(length, random, static (span, random) =>
    {
        for (int i = 0; i < span.Length; i++)
        {
            // terms use rarer characters than running text
            span[i] = (char)(0x4E00 + (int)(Alphabet * random.NextDouble()));
        }
    });

    private static string Latin(Random random)
    {
        string word = string.Concat(Enumerable.Range(0, random.Next(5, 14)).Select(_ => (char)('a' + random.Next(26))));
        return random.Next(3) == 0 ? word + ".com" : word;
    }

    private static int LengthOf(Random random) => random.Next(100) switch
    {
        < 25 => 2,
        < 50 => 3,
        < 78 => 4,
        < 97 => random.Next(5, 10),
        _ => random.Next(10, 46),
    };

    private static char Common(Random random)
    {
        int at = Array.BinarySearch(Cumulative, random.NextDouble() * Cumulative[^1]);
        return (char)(0x4E00 + ((at < 0 ? ~at : at) * 2_011L % Alphabet));
    }

    // Zipf's law over the alphabet
    private static double[] CreateCumulative()
    {
        var sums = new double[Alphabet];
        double sum = 0;
        for (int i = 0; i < Alphabet; i++)
        {
            sums[i] = sum += 1.0 / (i + 3);
        }

        return sums;
    }
}
