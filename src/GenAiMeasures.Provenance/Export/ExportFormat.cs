namespace GenAiMeasures.Provenance;

/// <summary>The forms a register can be written in.</summary>
public enum ExportFormat
{
    /// <summary>The Chinese statement of Art. 19 with the tables of the filing form, as Markdown.</summary>
    Statement = 0,

    /// <summary>Croissant 1.1 with its RAI vocabulary: one document for the whole register.</summary>
    Croissant = 1,

    /// <summary>CycloneDX 1.7: data components with governance, and declarations for each requirement.</summary>
    CycloneDx = 2,

    /// <summary>OSCAL 1.1.2 assessment results.</summary>
    Oscal = 3,

    /// <summary>OSCAL 1.1.2 component definition.</summary>
    OscalComponent = 4,

    /// <summary>The rows of the EU template for the public summary of training content, as Markdown.</summary>
    EuTemplate = 5,

    /// <summary>A page for California AB 2013, as Markdown.</summary>
    Ab2013 = 6,
}
