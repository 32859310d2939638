namespace GenAiMeasures.Labeling;

// What a content may cost, whoever made it.
internal static class CarrierLimits
{
    // the largest block of metadata that is looked at in one piece
    internal const int MaxBlock = 16 * 1024 * 1024;

    // what compressed metadata may become
    internal const int MaxInflated = 16 * 1024 * 1024;

    // places with labels that are reported; more of them are counted in a note
    internal const int MaxSites = 64;

    // a stream that cannot seek is kept in memory
    internal const int MaxBuffered = 256 * 1024 * 1024;

    // elements, boxes, objects inside each other
    internal const int MaxDepth = 64;
}
