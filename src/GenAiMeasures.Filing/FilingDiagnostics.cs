namespace GenAiMeasures.Filing;

/// <summary>The names under which filing publishes metrics, on the meter <see cref="GenAiMeasuresDiagnostics.MeterName"/>.</summary>
public static class FilingDiagnostics
{
    /// <summary>Gauge: deadlines that are open, as of the last look at the clocks.</summary>
    public const string OpenDeadlines = "genai_measures.deadlines.open";

    /// <summary>Gauge: deadlines that are overdue, as of the last look at the clocks.</summary>
    public const string OverdueDeadlines = "genai_measures.deadlines.overdue";
}
