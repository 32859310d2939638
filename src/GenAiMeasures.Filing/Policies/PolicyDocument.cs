namespace GenAiMeasures.Filing;

/// <summary>A text towards users.</summary>
public enum PolicyDocument
{
    /// <summary>For which people, occasions and uses the service is meant (Interim Measures Art. 10).</summary>
    Disclosure = 0,

    /// <summary>The service agreement with the clause on labels (Interim Measures Art. 9(2), Labeling Measures Art. 8).</summary>
    Agreement = 1,

    /// <summary>How complaints are made and answered, with the limit (Interim Measures Art. 15).</summary>
    ComplaintRules = 2,
}
