namespace GenAiMeasures.Labeling;

// Where the data of an item are. Construction 0: offsets count in the file; 1: in the item data box.
internal sealed record HeifItem(uint Id, int Construction, HeifField ConstructionField, int DataReference, HeifField Base, List<(HeifField Offset, HeifField Length)> Extents);
