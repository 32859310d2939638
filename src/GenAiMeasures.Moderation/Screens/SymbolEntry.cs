namespace GenAiMeasures.Moderation;

// one symbol of the text as the ring keeps it: where it stands in the original, how long it is there, and what came before
internal readonly record struct SymbolEntry(int Position, ushort Symbol, byte Length, Marks Marks);
