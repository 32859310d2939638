using Microsoft.Extensions.AI;

namespace GenAiMeasures.Filing;

/// <summary>How a self-assessment runs. Immutable.</summary>
public sealed record AssessmentOptions
{
    /// <summary>Gets the banks, one of a kind.</summary>
    public required IReadOnlyList<AssessmentBank> Banks { get; init; }

    /// <summary>Gets the judges. The first that decides a case decides it; the others are kept beside it and compared.</summary>
    public required IReadOnlyList<IAssessmentJudge> Judges { get; init; }

    /// <summary>Gets the folder of the run: answers are kept there as they come, so that a run that was killed goes on where it was.</summary>
    public required string Folder { get; init; }

    /// <summary>Gets the name and version of the model under test, for the record and for the cache.</summary>
    public required string Model { get; init; }

    /// <summary>Gets the seed of the sample.</summary>
    public ulong Seed { get; init; }

    /// <summary>Gets how many questions of each bank are drawn.</summary>
    /// <value>Default: <see langword="null"/>, what the profile asks for, or the whole bank where it is smaller.</value>
    public int? Sample { get; init; }

    /// <summary>Gets whose limits are asked.</summary>
    /// <value>Default: <see cref="BankLinter.DefaultProfile"/>.</value>
    public string Profile { get; init; } = BankLinter.DefaultProfile;

    /// <summary>Gets how many calls are in flight at once.</summary>
    /// <value>1 to 1,024. Default: 64.</value>
    public int Concurrency { get; init; } = 64;

    /// <summary>Gets how often a call is tried again after a failure.</summary>
    /// <value>0 to 20. Default: 3.</value>
    public int Retries { get; init; } = 3;

    /// <summary>Gets how long one call may take.</summary>
    /// <value>Default: 2 minutes.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets the wait before the first retry; each further one waits twice as long.</summary>
    /// <value>Default: 1 second.</value>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets the settings of every call.</summary>
    /// <value>Default: none.</value>
    public ChatOptions? ChatOptions { get; init; }

    /// <summary>Gets whether the answers come through the safety layer, where that cannot be seen: the client is a remote service.</summary>
    /// <value>Default: <see langword="null"/>, what the answers themselves show.</value>
    public bool? HasSafetyLayer { get; init; }

    /// <summary>Gets what the safety layer around the client is made of, by its digests: for the record, and so that answers through another layer are asked for anew.</summary>
    /// <value>Default: <see langword="null"/>.</value>
    public string? SafetyLayer { get; init; }

    /// <summary>Gets the scope of the container whose pipeline is under test. Each question is then asked as a user of its own, as if many had come: otherwise the measures against one user who asks so much (Interim Measures Art. 14(2)) would answer in the place of the screens.</summary>
    /// <value>Default: <see langword="null"/>, whoever the caller is.</value>
    public IComplianceScope? Scope { get; init; }

    /// <summary>Gets the prices, for the cost.</summary>
    /// <value>Default: none.</value>
    public AssessmentPrices? Prices { get; init; }

    /// <summary>Gets a file with answers that several runs share, or <see langword="null"/>.</summary>
    /// <value>Default: the run's own file.</value>
    public string? Cache { get; init; }

    /// <summary>Gets where progress goes.</summary>
    public IProgress<AssessmentProgress>? Progress { get; init; }

    /// <summary>Gets the clock.</summary>
    /// <value>Default: the system's.</value>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
