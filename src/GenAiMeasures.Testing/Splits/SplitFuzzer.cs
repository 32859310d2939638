using Microsoft.Extensions.AI;

namespace GenAiMeasures.Testing;

/// <summary>Shows that an app answers alike however a model's answer is cut into updates (invariant 1 of docs/architecture.md).</summary>
public static class SplitFuzzer
{
    /// <summary>Runs something for every way of cutting a text, and compares what came out.</summary>
    /// <typeparam name="TOutcome">What comes out, compared by value.</typeparam>
    /// <param name="text">The text.</param>
    /// <param name="run">What is run with the pieces.</param>
    /// <param name="random">How many random ways beside those of <see cref="StreamSplits.Of"/>.</param>
    /// <param name="seed">The seed of the random ways.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What came out of the whole text, and of every other way.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ContractViolationException">One way led to something else; the message names the pieces' lengths, not the text.</exception>
    public static async Task<TOutcome> CompareAsync<TOutcome>(
        string text,
        Func<IReadOnlyList<string>, CancellationToken, Task<TOutcome>> run,
        int random = 200,
        int seed = 1,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(run);
        TOutcome? whole = default;
        bool first = true;
        foreach (IReadOnlyList<string> pieces in StreamSplits.Of(text, random, seed))
        {
            TOutcome outcome = await run(pieces, cancellationToken);
            whole = first ? outcome : whole;
            first = false;
            Expect.Equal($"the outcome of the pieces {string.Join(',', pieces.Select(p => p.Length))} (seed {seed})", whole, outcome);
        }

        return whole!;
    }

    /// <summary>Sends an answer through a chat client, cut in every way and also at once without a stream, and compares what the caller got.</summary>
    /// <param name="answer">What the model says.</param>
    /// <param name="wrap">Puts the app's pipeline around the model.</param>
    /// <param name="random">How many random ways beside those of <see cref="StreamSplits.Of"/>.</param>
    /// <param name="seed">The seed of the random ways.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What the caller got, every time.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ContractViolationException">One way led to something else, or left the model's stream open.</exception>
    public static async Task<ChatOutcome> RunAsync(
        string answer, Func<IChatClient, IChatClient> wrap, int random = 50, int seed = 1, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(wrap);
        ChatOutcome streamed = await CompareAsync(answer, (pieces, cancellation) => ChatOutcome.StreamAsync(pieces, wrap, cancellation), random, seed, cancellationToken);
        Expect.Equal("the outcome without a stream", streamed, await ChatOutcome.AskAsync(answer, wrap, cancellationToken));
        return streamed;
    }
}
