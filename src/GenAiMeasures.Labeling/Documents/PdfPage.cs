namespace GenAiMeasures.Labeling;

// A page with what it has from the nodes above it. Box: left, bottom, right and top of what is shown. Turn: quarter turns clockwise.
internal sealed record PdfPage(long Number, int Generation, PdfObject Object, (double Left, double Bottom, double Right, double Top) Box, int Turn, PdfObject? Resources);
