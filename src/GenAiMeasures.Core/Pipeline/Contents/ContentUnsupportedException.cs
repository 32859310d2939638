namespace GenAiMeasures;

// a content whose texts cannot all be reached is not let through
internal sealed class ContentUnsupportedException() : Exception("A content is nested deeper than can be screened.");
