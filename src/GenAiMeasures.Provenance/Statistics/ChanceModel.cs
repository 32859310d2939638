namespace GenAiMeasures.Provenance;

internal enum ChanceModel
{
    Fleiss,
    BrennanPrediger,
    Gwet,
}
