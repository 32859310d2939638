namespace GenAiMeasures.Provenance;

/// <summary>What a document proves.</summary>
public enum EvidenceKind
{
    /// <summary>Something else.</summary>
    Other = 0,

    /// <summary>A licence agreement or its text.</summary>
    Licence = 1,

    /// <summary>An authorisation document or record.</summary>
    Authorisation = 2,

    /// <summary>Records of the collection.</summary>
    CollectionLog = 3,

    /// <summary>A robots file with the decision taken on it.</summary>
    RobotsDecision = 4,

    /// <summary>A contract.</summary>
    Contract = 5,

    /// <summary>A supplier's promises on source, quality and safety.</summary>
    Promise = 6,

    /// <summary>The provider's review of contract, promises and data.</summary>
    Review = 7,

    /// <summary>A consent of the persons concerned.</summary>
    Consent = 8,

    /// <summary>A separate consent for sensitive personal information.</summary>
    SeparateConsent = 9,

    /// <summary>A consent of guardians of minors.</summary>
    GuardianConsent = 10,

    /// <summary>An assessment of the impact on personal information.</summary>
    ImpactAssessment = 11,

    /// <summary>A check of intellectual property.</summary>
    IpCheck = 12,

    /// <summary>A proof that a model is filed.</summary>
    FilingProof = 13,

    /// <summary>Annotation rules.</summary>
    AnnotationRules = 14,

    /// <summary>A record of staff training or an exam.</summary>
    TrainingRecord = 15,

    /// <summary>Classification and grading of data.</summary>
    Classification = 16,

    /// <summary>Access control.</summary>
    AccessControl = 17,

    /// <summary>Encryption.</summary>
    Encryption = 18,

    /// <summary>Backup.</summary>
    Backup = 19,

    /// <summary>An emergency plan.</summary>
    EmergencyPlan = 20,

    /// <summary>The strategy on intellectual property.</summary>
    IpStrategy = 21,
}
