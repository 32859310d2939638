using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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
        string? removed = kind == IncidentKind.IllegalContent ? Removal(exchange) : null;
        Incident alone = Build(IncidentService.Number(exchange.Id.ToString(), kind));
        bool needsNobody = kind == IncidentKind.LabelFailure || removed is not null;
        if (options.Value.Incidents.JoinMinutes is > 0 and var minutes && needsNobody)
        {
            await service.OpenOrJoinAsync(Build(IncidentService.Number(Cause(exchange, risk, now, minutes), kind)), alone, cancellationToken);
        }
        else
        {
            await service.OpenOnceAsync(alone, cancellationToken);
        }

        Incident Build(string id)
        {
            Incident incident = new Incident { Id = id, Kind = kind, OpenedAt = now, Exchange = exchange.Id, Risk = risk }
                .With(Step(IncidentStep.Found) with { Exchange = exchange.Id, Risk = risk, Findings = [.. exchange.Findings.Select(FindingFact.Of)] })
                .With(Step(IncidentStep.Stopped) with
                {
                    Detail = kind == IncidentKind.LabelFailure ? "内容未予提供。The content was withheld." : "已停止生成、停止传输。Generation and transmission were stopped.",
                    StopLatencyMilliseconds = exchange.StopLatency?.TotalMilliseconds,
                    ReleasedCharacters = exchange.ReleasedCharacters,
                });
            if (kind != IncidentKind.IllegalContent)
            {
                return incident;
            }

            incident = removed is null ? incident : incident.With(Step(IncidentStep.Removed) with { Detail = removed, RetractedRanges = exchange.RetractedRanges });
            return incident.With(Step(IncidentStep.RectificationOpened) with { Detail = "随事件一并启动。Opened with the incident." });
        }

        IncidentStepTaken Step(IncidentStep step) => new() { Step = step, At = now, Author = IncidentService.Pipeline };
    }

    // what is joined: the same rule, and where none decided the same code, in the same period; as a hash, because it becomes a number
    private static string Cause(Exchange exchange, string? risk, DateTimeOffset now, int minutes)
    {
        string? rule = exchange.Findings.Where(f => f.Place.Side == ScreenSide.Output).MaxBy(f => f.Verdict)?.Rule;
        long period = now.ToUnixTimeSeconds() / (60L * minutes);
        string text = string.Create(CultureInfo.InvariantCulture, $"{rule ?? exchange.Code}\n{risk}\n{period}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }

    // Null when something was released and nobody has said that it is gone: a person states the removal then.
    private string? Removal(Exchange exchange) =>
        exchange.RetractedRanges == 0 ? "所发现内容均未放出。Nothing of what was found had been released."
        : exchange.IsRetracted && _sinks > 0
            ? string.Create(CultureInfo.InvariantCulture, $"已由 {_sinks} 个撤回接口收回 {exchange.RetractedRanges} 段内容。{exchange.RetractedRanges} ranges were taken back by {_sinks} retraction sinks.")
        : null;
}
