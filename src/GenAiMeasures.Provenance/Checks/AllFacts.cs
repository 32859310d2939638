namespace GenAiMeasures.Provenance;

internal static class AllFacts
{
    internal static IEnumerable<FactSheet> Of(RegisterSnapshot snapshot, EvidenceFolder evidence, RegisterCheckOptions options)
    {
        TrainingData data = snapshot.Data;
        yield return RegisterFacts.Of(snapshot, evidence);
        foreach (TrainingDataSource source in data.Sources)
        {
            yield return SourceFacts.Of(source, data, evidence);
        }

        foreach (FactSheet facts in TypeFacts.Of(data))
        {
            yield return facts;
        }

        foreach (FoundationModel model in data.Models)
        {
            yield return ModelFacts.Of(model, evidence, options);
        }

        foreach (SamplingInspection inspection in data.Inspections)
        {
            yield return InspectionFacts.Of(inspection);
        }

        foreach (AnnotationProject project in data.Projects)
        {
            foreach (FactSheet facts in ProjectFacts.Of(project, data, evidence.Today))
            {
                yield return facts;
            }
        }

        foreach (FactSheet facts in EvidenceFacts.Of(data, evidence))
        {
            yield return facts;
        }
    }
}
