namespace GenAiMeasures.Filing;

/// <summary>The grades of network-security incidents (incident reporting measures of 2025, annex). From relatively major on they must be reported.</summary>
public enum IncidentGrade
{
    /// <summary>Below the lowest number that is known (一般 or none). Not a judgement that nothing need be reported.</summary>
    BelowKnownNumbers = 0,

    /// <summary>Relatively major (较大).</summary>
    RelativelyMajor = 1,

    /// <summary>Major (重大).</summary>
    Major = 2,

    /// <summary>Especially major (特别重大).</summary>
    EspeciallyMajor = 3,
}
