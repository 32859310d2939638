namespace GenAiMeasures.Labeling;

/// <summary>The check of a platform before it spreads a content (Labeling Measures Art. 6): confirmed, possible, suspected. Thread-safe.</summary>
public interface IPropagationCheck
{
    /// <summary>Gets the words that remind users to declare what they publish, in Chinese (Labeling Measures Art. 6(4), 10(1)).</summary>
    string ReminderChinese { get; }

    /// <summary>Gets the same in English.</summary>
    string ReminderEnglish { get; }

    /// <summary>Decides without a record.</summary>
    /// <param name="evidence">What is known.</param>
    /// <param name="propagateId">The platform's own unique number of the content (内容传播编号).</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="evidence"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="propagateId"/> is empty, or holds a character that <see cref="AigcLabel.CanHold"/> does not allow.</exception>
    PropagationDecision Decide(PropagationEvidence evidence, string propagateId);

    /// <summary>Decides, and records the decision.</summary>
    /// <param name="evidence">What is known.</param>
    /// <param name="propagateId">The platform's own unique number of the content (内容传播编号).</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The decision, with its record durable.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="evidence"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="propagateId"/> is empty, or holds a character that <see cref="AigcLabel.CanHold"/> does not allow.</exception>
    /// <exception cref="LedgerUnavailableException">It could not be recorded.</exception>
    /// <exception cref="InvalidOperationException">The app keeps no records.</exception>
    ValueTask<PropagationDecision> CheckAsync(PropagationEvidence evidence, string propagateId, CancellationToken cancellationToken = default);
}
