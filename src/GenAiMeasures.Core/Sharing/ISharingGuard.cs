namespace GenAiMeasures;

/// <summary>Decides and records what is given to others outside an exchange: by a tool, an export, a support case (Interim Measures Art. 11(1)). Exchanges are guarded by themselves. Thread-safe.</summary>
public interface ISharingGuard
{
    /// <summary>Decides whether something may be given to a recipient and records the decision, durably, before it returns.</summary>
    /// <param name="recipient">The recipient's short name in <see cref="SharingOptions.Recipients"/>.</param>
    /// <param name="data">What is given, in a few words of the privacy notice; no content.</param>
    /// <param name="holdsPersonalInformation">Whether it holds personal information.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns><see cref="SharingOutcome.Shared"/> when it may be given; otherwise it must not be.</returns>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="LedgerUnavailableException">The decision could not be recorded: nothing may be given.</exception>
    ValueTask<SharingOutcome> DecideAsync(string recipient, string data, bool holdsPersonalInformation, CancellationToken cancellationToken = default);
}
