namespace GenAiMeasures.Filing;

// Width in characters of the default font.
internal sealed record SheetColumn(string Header, double Width = 16);
