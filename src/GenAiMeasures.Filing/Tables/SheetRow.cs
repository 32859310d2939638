namespace GenAiMeasures.Filing;

// A row with the place that a person finds it by: bank.csv:17 or bank.xlsx!测试题:17.
internal readonly record struct SheetRow(string Place, string[] Fields, string Sheet);
