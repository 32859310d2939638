namespace GenAiMeasures;

/// <summary>One rung of the ladder of measures: which measure follows when the counters of illegal inputs reach a threshold.</summary>
public sealed class StandingRung
{
    /// <summary>Gets or sets the measure.</summary>
    /// <value><see cref="StandingStep.Warn"/>, <see cref="StandingStep.Restrict"/>, <see cref="StandingStep.Suspend"/> or <see cref="StandingStep.Terminate"/>. No default.</value>
    public StandingStep Measure { get; set; }

    /// <summary>Gets or sets how many illegal inputs one after the other lead to the measure, at or above.</summary>
    /// <value>0 (not counted) to 1,000. Default: 0.</value>
    public int Consecutive { get; set; }

    /// <summary>Gets or sets how many illegal inputs within one day (Asia/Shanghai) lead to the measure, at or above.</summary>
    /// <value>0 (not counted) to 1,000. Default: 0.</value>
    public int Daily { get; set; }

    /// <summary>Gets or sets how many suspensions the subject must have had before.</summary>
    /// <value>0 to 1,000. Default: 0. Suspensions that a person lifted do not count.</value>
    public int PriorSuspensions { get; set; }

    /// <summary>Gets or sets for how many hours the measure holds.</summary>
    /// <value>1 to 87,600 for a warning, a restriction and a suspension; 0 for a termination, which does not end by itself.</value>
    public int Hours { get; set; }

    /// <summary>Gets the features that a restriction withholds; see <see cref="FeatureNames"/>.</summary>
    /// <value>At least one for a restriction, empty for every other measure.</value>
    public IList<string> Features { get; init; } = [];
}
