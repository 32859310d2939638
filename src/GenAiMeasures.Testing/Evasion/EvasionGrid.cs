using Microsoft.Extensions.AI;

namespace GenAiMeasures.Testing;

/// <summary>Every trick, on every term, cut at every place: what a pipeline catches and what it lets through.</summary>
public static class EvasionGrid
{
    private const string Before = "甲";
    private const string After = "乙";

    /// <summary>Lets a model say each term in each trick's writing, in streams cut in every way, and looks at what the caller saw.</summary>
    /// <param name="terms">The terms; what the pipeline refuses when they are written plainly.</param>
    /// <param name="wrap">Puts the app's pipeline around the model.</param>
    /// <param name="tricks">The tricks; <see cref="EvasionTricks.All"/> when it is <see langword="null"/>.</param>
    /// <param name="random">How many random ways of cutting beside those of <see cref="StreamSplits.Of"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>One cell a term and trick that applies to it. A cell that is not tight is for the test to judge: no lexicon catches everything.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="terms"/> or <paramref name="wrap"/> is <see langword="null"/>.</exception>
    public static async Task<IReadOnlyList<EvasionCell>> RunAsync(
        IEnumerable<string> terms,
        Func<IChatClient, IChatClient> wrap,
        IEnumerable<EvasionTrick>? tricks = null,
        int random = 10,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(wrap);
        EvasionTrick[] all = [.. tricks ?? EvasionTricks.All];
        List<EvasionCell> cells = [];
        foreach (string term in terms)
        {
            foreach (EvasionTrick trick in all)
            {
                if (trick.Write(term) is { Length: > 0 } written)
                {
                    cells.Add(await RunAsync(term, trick.Name, written, wrap, random, cancellationToken));
                }
            }
        }

        return cells;
    }

    private static async Task<EvasionCell> RunAsync(
        string term, string trick, string written, Func<IChatClient, IChatClient> wrap, int random, CancellationToken cancellationToken)
    {
        string answer = Before + written + After;
        int splits = 0;
        int caught = 0;
        int leaked = 0;
        foreach (IReadOnlyList<string> pieces in StreamSplits.Of(answer, random))
        {
            ChatOutcome outcome = await ChatOutcome.StreamAsync(pieces, wrap, cancellationToken);
            splits++;

            // a label may stand before the answer; a refusal follows what was let through
            bool whole = outcome.Text.Contains(answer, StringComparison.Ordinal);
            caught += whole ? 0 : 1;
            leaked = Math.Max(leaked, whole ? written.Length : Seen(outcome.Text, written));
        }

        return new EvasionCell(term, trick, splits, caught, leaked);
    }

    // the longest beginning of the written term that follows the harmless character before it
    private static int Seen(string text, string written)
    {
        int length = written.Length;
        while (length > 0 && !text.Contains(Before + written[..length], StringComparison.Ordinal))
        {
            length--;
        }

        return length;
    }
}
