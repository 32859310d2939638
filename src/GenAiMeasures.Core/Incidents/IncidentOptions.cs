namespace GenAiMeasures;

/// <summary>When incidents are opened (Interim Measures Art. 14).</summary>
public sealed class IncidentOptions
{
    /// <summary>Gets or sets whether incidents are opened from what happens in exchanges.</summary>
    /// <value>Default: <see langword="true"/>. Needs records and an incident store (<c>UseSqlite()</c>).</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets the measure against a user at or above which an incident is opened, so that its report is not forgotten (Art. 14(2)).</summary>
    /// <value><see cref="StandingStep.Warn"/> to <see cref="StandingStep.Terminate"/>. Default: <see cref="StandingStep.Suspend"/>. <see cref="StandingStep.None"/>: never.</value>
    public StandingStep OpenForMeasures { get; set; } = StandingStep.Suspend;

    /// <summary>Gets or sets for how long exchanges that are stopped for the same kind, risk and rule are joined to one incident, which counts them.</summary>
    /// <value>
    /// In minutes, from 0 (each exchange an incident of its own) to 1,440. Default: 0. Periods of this length follow each other from the
    /// epoch on. An exchange of which something was released that nobody took back has an incident of its own, and so has one that
    /// comes after the incident was rectified or closed.
    /// </value>
    public int JoinMinutes { get; set; }

    internal bool Opens(StandingStep step) =>
        Enabled && OpenForMeasures != StandingStep.None && step is >= StandingStep.Warn and <= StandingStep.Terminate && step >= OpenForMeasures;
}
