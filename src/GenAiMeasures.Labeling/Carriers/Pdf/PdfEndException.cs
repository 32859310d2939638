namespace GenAiMeasures.Labeling;

// The window ended before the value did; a larger one is taken, or the content is cut off.
internal sealed class PdfEndException : Exception;
