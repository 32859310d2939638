namespace GenAiMeasures.Provenance;

// a type of data: code, images, sound, video, and text of one language (GB/T 45652 6.1 b)
internal static class TypeFacts
{
    internal static IEnumerable<FactSheet> Of(TrainingData data) =>
        from source in data.Sources
        where source.State is SourceState.InUse or SourceState.Collected && source.Stage is not (TrainingStage.Evaluation or TrainingStage.Retrieval) && source.Modality != DataModality.Unspecified
        from type in Types(source)
        group source by type into one
        orderby one.Key
        select new FactSheet("type", one.Key) { ["sources"] = one.Select(s => s.Id).Distinct(StringComparer.Ordinal).Count() };

    private static IEnumerable<string> Types(TrainingDataSource source) => source.Modality == DataModality.Text
        ? source.Languages.Select(l => "Text " + l.Split('-')[0])
        : [source.Modality.ToString()];
}
