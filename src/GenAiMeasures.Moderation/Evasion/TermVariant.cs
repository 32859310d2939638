namespace GenAiMeasures.Moderation;

// another way of writing a term, folded
internal readonly record struct TermVariant(TermForm Form, int[] Symbols);
