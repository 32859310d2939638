namespace GenAiMeasures.Labeling;

// the text of a cell, or the number of the shared text it holds
internal readonly record struct SheetCell(string Text, bool IsShared);
