namespace GenAiMeasures.AspNetCore;

// what the store of cases holds of a request: a number for its owner, and the sealed rest
internal sealed record DeskEntry(byte[] Owner, byte[] Box);
