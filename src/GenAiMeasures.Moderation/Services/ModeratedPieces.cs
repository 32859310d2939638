namespace GenAiMeasures.Moderation;

/// <summary>A text that is screened as it streams. Read once.</summary>
public sealed class ModeratedPieces : IAsyncEnumerable<string>
{
    private readonly IAsyncEnumerable<string> _pieces;
    private readonly Func<List<string>, ScreenedText> _open;

    internal ModeratedPieces(IAsyncEnumerable<string> pieces, Func<List<string>, ScreenedText> open)
    {
        _pieces = pieces;
        _open = open;
    }

    /// <summary>Gets what was found, once the stream has ended.</summary>
    /// <value><see langword="null"/> before.</value>
    public ModerationResult? Result { get; private set; }

    /// <summary>Reads the text that may leave.</summary>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>The pieces; never empty ones.</returns>
    public async IAsyncEnumerator<string> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var passedOver = new List<string>();
        using ScreenedText text = _open(passedOver);
        await foreach (string piece in _pieces.WithCancellation(cancellationToken))
        {
            if (await text.WriteAsync(piece, cancellationToken) is { Length: > 0 } released)
            {
                yield return released;
            }

            if (text.HasEnded)
            {
                break;
            }
        }

        if (await text.CompleteAsync(cancellationToken) is { Length: > 0 } rest)
        {
            yield return rest;
        }

        Result = ModerationResult.Of(text, passedOver);
    }
}
