namespace GenAiMeasures.Provenance;

/// <summary>What a file of annotations is written in.</summary>
public enum AnnotationFormat
{
    /// <summary>By the file's ending and by what stands in it.</summary>
    Detect = 0,

    /// <summary>Label Studio: JSON, JSON-MIN, one task alone, or one task a line.</summary>
    LabelStudio = 1,

    /// <summary>doccano: JSON or JSON Lines, also written over several lines.</summary>
    Doccano = 2,

    /// <summary>CVAT for images or video 1.1 (XML).</summary>
    Cvat = 3,

    /// <summary>A table with one judgement a row, with commas or, where the file ends in <c>.tsv</c>, with tabs.</summary>
    Csv = 4,

    /// <summary>CoNLL: a token and its tag a line, an empty line between sentences.</summary>
    Conll = 5,
}
