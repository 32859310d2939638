using System.Text.Json;

namespace GenAiMeasures;

internal static class RectificationExport
{
    internal static async ValueTask<RectificationExported> WriteAsync(
        Stream output, RectificationRequest request, IAsyncEnumerable<Incident> incidents, IRectificationSamples? samples, string id, CancellationToken cancellationToken)
    {
        int items = 0;
        int texts = 0;
        await foreach (Incident incident in incidents)
        {
            RectificationSample? sample = samples is null ? null : await samples.FindAsync(incident, request, cancellationToken);

            // a text without a basis is not used
            bool isUsable = sample is not null && !string.IsNullOrWhiteSpace(sample.Basis);
            var line = new RectificationLine
            {
                Incident = incident.Id,
                Risk = incident.Risk,
                Findings = incident.Steps.FirstOrDefault(s => s.Step == IncidentStep.Found)?.Findings ?? [],
                Prompt = isUsable ? sample!.Prompt : null,
                Answer = isUsable ? sample!.Answer : null,
                Basis = isUsable ? sample!.Basis : null,
            };
            await output.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(line, IncidentJsonContext.Readable.RectificationLine), cancellationToken);
            await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
            items++;
            texts += isUsable ? 1 : 0;
        }

        await output.FlushAsync(cancellationToken);
        return new RectificationExported { Id = id, Author = request.Author, Purpose = request.Purpose, Reason = request.Reason, Items = items, WithText = texts };
    }
}
