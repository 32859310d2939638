namespace GenAiMeasures.Testing;

/// <summary>The ways in which a text can be cut into the updates of a stream.</summary>
public static class StreamSplits
{
    /// <summary>Cuts a text: whole, one character at a time, at every place in two, and at random.</summary>
    /// <param name="text">The text.</param>
    /// <param name="random">How many random ways, in pieces of 1 to 7 characters; 200 by default.</param>
    /// <param name="seed">The seed of the random ways; the same seed cuts the same way.</param>
    /// <returns>The ways, each a list of pieces that are the text when they are put together.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="random"/> is negative.</exception>
    public static IEnumerable<IReadOnlyList<string>> Of(string text, int random = 200, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfNegative(random);
        return Cut(text, random, seed);
    }

    private static IEnumerable<IReadOnlyList<string>> Cut(string text, int random, int seed)
    {
        yield return [text];
        if (text.Length < 2)
        {
            yield break;
        }

        yield return [.. text.Select(c => c.ToString())];
        for (int cut = 1; cut < text.Length; cut++)
        {
            yield return [text[..cut], text[cut..]];
        }

#pragma warning disable CA5394, RS0030 // cuts of a test, made again from their seed
        var source = new Random(seed);
        for (int i = 0; i < random; i++)
        {
            var pieces = new List<string>();
            for (int at = 0; at < text.Length;)
            {
                int length = Math.Min(source.Next(1, 8), text.Length - at);
                pieces.Add(text.Substring(at, length));
                at += length;
            }

            yield return pieces;
        }
#pragma warning restore CA5394, RS0030
    }
}
