namespace GenAiMeasures;

/// <summary>The names under which traces and metrics are published. Values never hold text, ids or anything else of a person.</summary>
public static class GenAiMeasuresDiagnostics
{
    /// <summary>The name of the activity source: <c>.AddSource("GenAiMeasures")</c>.</summary>
    public const string ActivitySourceName = "GenAiMeasures";

    /// <summary>The name of the meter: <c>.AddMeter("GenAiMeasures")</c>.</summary>
    public const string MeterName = "GenAiMeasures";

    /// <summary>The activity of one exchange.</summary>
    public const string ExchangeActivity = "genai_measures.exchange";

    /// <summary>Counter: exchanges that ended, by <see cref="OutcomeTag"/> and <see cref="CodeTag"/>.</summary>
    public const string Exchanges = "genai_measures.exchanges";

    /// <summary>Counter: findings, by <see cref="RiskTag"/>, <see cref="VerdictTag"/> and <see cref="SideTag"/>.</summary>
    public const string Findings = "genai_measures.findings";

    /// <summary>Histogram, milliseconds: from the deciding text to the closing of the model's stream.</summary>
    public const string StopLatency = "genai_measures.stop_latency";

    /// <summary>Counter: screens that were passed over because the settings allow it.</summary>
    public const string Unchecked = "genai_measures.unchecked";

    /// <summary>Counter: records that could not be written.</summary>
    public const string RecordFailures = "genai_measures.record_failures";

    /// <summary>Counter: changes of standing, by <see cref="MeasureTag"/> (Interim Measures Art. 14(2)).</summary>
    public const string Measures = "genai_measures.measures";

    /// <summary>Tag: what was done, one of <see cref="StandingStep"/>.</summary>
    public const string MeasureTag = "genai_measures.measure";

    /// <summary>Counter: incidents that were opened, by <see cref="KindTag"/> (Interim Measures Art. 14).</summary>
    public const string Incidents = "genai_measures.incidents";

    /// <summary>Counter: sharings that were decided, by <see cref="OutcomeTag"/> (Interim Measures Art. 11(1)).</summary>
    public const string Sharings = "genai_measures.sharings";

    /// <summary>Tag: what an incident is about, one of <see cref="IncidentKind"/>.</summary>
    public const string KindTag = "genai_measures.kind";

    /// <summary>Tag: how an exchange ended.</summary>
    public const string OutcomeTag = "genai_measures.outcome";

    /// <summary>Tag: the refusal's code.</summary>
    public const string CodeTag = "genai_measures.code";

    /// <summary>Tag: the risk code.</summary>
    public const string RiskTag = "genai_measures.risk";

    /// <summary>Tag: the verdict.</summary>
    public const string VerdictTag = "genai_measures.verdict";

    /// <summary>Tag: <c>input</c> or <c>output</c>.</summary>
    public const string SideTag = "genai_measures.side";
}
