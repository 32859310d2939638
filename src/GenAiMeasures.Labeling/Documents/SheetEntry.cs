namespace GenAiMeasures.Labeling;

// a sheet as its workbook lists it
internal sealed record SheetEntry(string Name, int Id, string RelationshipId);
