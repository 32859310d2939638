namespace GenAiMeasures.Moderation;

/// <summary>A moderator that judges several texts in one call. Texts of different exchanges that are waiting at the same time go together. Must be thread-safe.</summary>
public interface IBatchModerator : IModerator
{
    /// <summary>Gets how many texts it takes at once.</summary>
    /// <value>At least 1.</value>
    int MaxBatch { get; }

    /// <summary>Judges texts.</summary>
    /// <param name="texts">The texts; at least one, at most <see cref="MaxBatch"/>.</param>
    /// <param name="cancellationToken">Cancelled when the time is up.</param>
    /// <returns>One judgement a text, in their order. Another number is a failure of all of them.</returns>
    ValueTask<IReadOnlyList<Judgement>> ModerateAsync(IReadOnlyList<ModeratedText> texts, CancellationToken cancellationToken);
}
