namespace GenAiMeasures.Labeling;

/// <summary>How the text of a label that was read differs from the form of GB 45438-2025 Annex E. Several may hold.</summary>
[Flags]
public enum LabelDeviations
{
    /// <summary>The text is the bare object or the wrapped one, as the standard and the guides show it.</summary>
    None = 0,

    /// <summary>A prefix such as <c>AIGC=</c> stands before the object.</summary>
    Prefixed = 1,

    /// <summary>Character references stand in the text once or twice, or its quotes are escaped.</summary>
    Escaped = 2,

    /// <summary>The object stands inside a JSON string.</summary>
    DoubleEncoded = 4,

    /// <summary>A value is a number, <c>null</c>, an object or an array instead of a string.</summary>
    NotString = 8,

    /// <summary>A key is misspelt or in another case.</summary>
    MisspeltKey = 16,

    /// <summary>One of the seven keys is missing.</summary>
    MissingKey = 32,

    /// <summary>A key stands there twice; the first one was taken.</summary>
    DuplicateKey = 64,

    /// <summary>There are members that the standard does not know.</summary>
    UnknownMember = 128,

    /// <summary>The text is not JSON but resembles it: single quotes, words without quotes, YAML.</summary>
    PseudoJson = 256,

    /// <summary>The text was Base64.</summary>
    Base64 = 512,

    /// <summary>The label stands in properties of its own, one a field.</summary>
    PropertyPerField = 1024,
}
