namespace GenAiMeasures.Labeling;

/// <summary>What the propagator's fields hold when a label is first written. One reader quotes from a note to GB 45438-2025 Annex E that they equal the producer's; whether that is mandated is open.</summary>
public enum FirstPropagator
{
    /// <summary>The producer's code and number, as several large providers write it.</summary>
    SameAsProducer = 0,

    /// <summary>Empty strings, until somebody spreads the content.</summary>
    Empty = 1,
}
