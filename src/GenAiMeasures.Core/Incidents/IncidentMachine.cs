namespace GenAiMeasures;

// Which step may follow which. Throws for one that cannot be taken now; the message names what is missing.
internal static class IncidentMachine
{
    internal static Incident Take(Incident incident, IncidentStepTaken step)
    {
        if (incident.IsClosed)
        {
            throw new InvalidOperationException($"Incident {incident.Id} is closed. Open another one for what came to light after it.");
        }

        bool mayRepeat = step.Step is IncidentStep.EvidenceAdded or IncidentStep.RegressionFailed or IncidentStep.Reported or IncidentStep.Measured or IncidentStep.Recurred;
        if (!mayRepeat && incident.Has(step.Step))
        {
            throw new InvalidOperationException($"Incident {incident.Id} has the step {step.Step} already.");
        }

        string? problem = step.Step switch
        {
            IncidentStep.Removed when !incident.Has(IncidentStep.Stopped) => "it is not stopped yet: what goes on being shown is not removed",
            IncidentStep.Rectified or IncidentStep.RegressionFailed when !incident.Has(IncidentStep.RectificationOpened) => "no rectification item is open",
            IncidentStep.Rectified or IncidentStep.RegressionFailed when incident.Has(IncidentStep.Rectified) => "its rectification item is closed",
            IncidentStep.NotReportable when incident.Has(IncidentStep.Reported) => "it was reported",
            IncidentStep.Closed when incident.Missing.Count > 0 => $"these steps are missing: {string.Join(", ", incident.Missing)}",
            _ => null,
        };
        return problem is null
            ? incident.With(step)
            : throw new InvalidOperationException($"Incident {incident.Id} cannot take the step {step.Step}: {problem}.");
    }
}
