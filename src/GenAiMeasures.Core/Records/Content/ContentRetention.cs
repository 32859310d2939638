namespace GenAiMeasures;

/// <summary>Which prompts and answers are kept (Interim Measures Art. 11(1): nothing that is not necessary).</summary>
public enum ContentRetention
{
    /// <summary>None: the record says what happened, not what was said.</summary>
    None = 0,

    /// <summary>Those of exchanges that opened an incident, as evidence (retention class <c>evidence</c>).</summary>
    OnIncident = 1,

    /// <summary>All of them (retention class <c>content</c>), and those of incidents as evidence.</summary>
    Always = 2,
}
