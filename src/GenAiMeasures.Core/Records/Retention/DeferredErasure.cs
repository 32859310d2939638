namespace GenAiMeasures;

// a part of an erasure that waits for the end of a minimum term or of a hold
internal sealed record DeferredErasure(string Request, long Key, long NotBefore);
