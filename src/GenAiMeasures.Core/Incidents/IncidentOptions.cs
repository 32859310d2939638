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

    internal bool Opens(StandingStep step) =>
        Enabled && OpenForMeasures != StandingStep.None && step is >= StandingStep.Warn and <= StandingStep.Terminate && step >= OpenForMeasures;
}
