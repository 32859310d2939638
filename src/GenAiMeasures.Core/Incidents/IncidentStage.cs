using System.Globalization;
using Microsoft.Extensions.Options;

namespace GenAiMeasures;

// Opens an incident for every answer that was stopped or withheld for its content, and for every label that failed
// (Interim Measures Art. 14(1)), with the steps that the pipeline has taken by then.
internal sealed class IncidentStage(
    IncidentService service, IOptions<GenAiComplianceOptions> options, IEnumerable<IRetractionSink> sinks, TimeProvider time)
    : ExchangeStage, IOptionalStage
{
    private readonly int _sinks = sinks.Count();

    public override string Name => "incidents";

    public override int Order => StageOrder.Measures;

    public bool IsActive => options.Value.Incidents.Enabled && options.Value.Records.Enabled;

    public override async ValueTask SettleAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        IncidentKind kind = exchange.Code switch
        {
            RefusalCodes.OutputStopped or RefusalCodes.OutputRefused => IncidentKind.IllegalContent,
            RefusalCodes.Substituted when exchange.Findings.Any(f => f.Place.Side == ScreenSide.Output && f.Verdict >= Verdict.Substitute) => IncidentKind.IllegalContent,
            RefusalCodes.LabelUnavailable => IncidentKind.LabelFailure,
            _ => IncidentKind.None,
        };
        if (kind == IncidentKind.None)
        {
            return;
        }

        exchange.OpensIncident = true;
        DateTimeOffset now = time.GetUtcNow();
        string? risk = exchange.Risk.IsNone ? null : exchange.Risk.Value;
        Incident incident = new Incident
        {
            Id = IncidentService.Number(exchange.Id.ToString(), kind),
            Kind = kind,
            OpenedAt = now,
            Exchange = exchange.Id,
            Risk = risk,
        }
            .With(Step(IncidentStep.Found) with { Risk = risk, Findings = [.. exchange.Findings.Select(FindingFact.Of)] })
            .With(Step(IncidentStep.Stopped) with
            {
                Detail = kind == IncidentKind.LabelFailure ? "内容未予提供。The content was withheld." : "已停止生成、停止传输。Generation and transmission were stopped.",
                StopLatencyMilliseconds = exchange.StopLatency?.TotalMilliseconds,
                ReleasedCharacters = exchange.ReleasedCharacters,
            });
        if (kind == IncidentKind.IllegalContent)
        {
            if (Removal(exchange) is { } removed)
            {
                incident = incident.With(Step(IncidentStep.Removed) with { Detail = removed, RetractedRanges = exchange.RetractedRanges });
            }

            incident = incident.With(Step(IncidentStep.RectificationOpened) with { Detail = "随事件一并启动。Opened with the incident." });
        }

        await service.OpenOnceAsync(incident, cancellationToken);

        IncidentStepTaken Step(IncidentStep step) => new() { Step = step, At = now, Author = IncidentService.Pipeline };
    }

    // Null when something was released and nobody has said that it is gone: a person states the removal then.
    private string? Removal(Exchange exchange) =>
        exchange.RetractedRanges == 0 ? "所发现内容均未放出。Nothing of what was found had been released."
        : exchange.IsRetracted && _sinks > 0
            ? string.Create(CultureInfo.InvariantCulture, $"已由 {_sinks} 个撤回接口收回 {exchange.RetractedRanges} 段内容。{exchange.RetractedRanges} ranges were taken back by {_sinks} retraction sinks.")
        : null;
}
