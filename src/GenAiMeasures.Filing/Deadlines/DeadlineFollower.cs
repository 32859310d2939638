using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Filing;

// Starts and stops clocks from what the ledger holds. It remembers how far it has read, so that nothing is missed when the app
// was not running, and a second reading of the same record changes nothing.
internal sealed class DeadlineFollower(
    DeadlineService deadlines, ICaseStore store, IOptions<FilingOptions> options, IOptions<GenAiComplianceOptions> core, ILedgerEvidence? evidence = null)
{
    private const string CursorKind = "cursor";
    private const string CursorId = "deadlines";
    private const string SummaryRule = "incident.summary";
    private const string ContentRule = "content.report";

    private static readonly RecordKind[] Kinds = [RecordKind.IncidentStepTaken, RecordKind.SubjectRequested, RecordKind.ComplaintStepTaken, RecordKind.MaterialUpdated];

    // What the settings say about the service itself.
    internal async Task FollowProfileAsync(CancellationToken cancellationToken)
    {
        FilingOptions filing = options.Value;
        if (core.Value.Scope == ServiceScope.Internal)
        {
            return;
        }

        ProviderProfile provider = core.Value.Provider;
        foreach (DeadlineRule rule in DeadlineRules.All)
        {
            DateOnly? day = rule.Start switch
            {
                DeadlineEvent.ServiceStart => filing.ServiceStart,
                DeadlineEvent.PlannedStart => filing.PlannedStart,
                DeadlineEvent.ServiceEnd => filing.ServiceEnd,
                _ => null,
            };

            // an algorithm that is filed needs no second filing; without opinion attributes neither filing nor assessment is due
            bool falls = rule.Duty is "IM-17-FILING" or "IM-17-ASSESSMENT" && rule.Kind == DeadlineRuleKind.Duty && !provider.HasOpinionAttributes;
            falls |= rule.Id == "alg.filing" && provider.AlgorithmFilingNumber is not null;
            if (day is { } from && !falls)
            {
                await deadlines.StartAsync(
                    new DeadlineStart(rule.Id, Beijing.StartOf(from), DeadlineService.Clock) { Reason = "From the settings under GenAiMeasures:Filing." }, cancellationToken);
            }
        }
    }

    internal async Task FollowLedgerAsync(CancellationToken cancellationToken)
    {
        if (evidence is null)
        {
            return;
        }

        CaseState? cursor = await store.FindAsync(CursorKind, CursorId, cancellationToken);
        long read = cursor is null ? 0 : long.Parse(Encoding.UTF8.GetString(cursor.Body.Span), CultureInfo.InvariantCulture);
        long last = read;
        await foreach (LedgerEntry entry in evidence.ReadAsync(Kinds, read + 1, cancellationToken))
        {
            if (entry.State == LedgerEntryState.Opened && RecordCodec.Read(entry) is { } record)
            {
                await FollowAsync(record, entry.RecordedAt, cancellationToken);
            }

            last = entry.Position;
        }

        if (last > read)
        {
            await store.TryCommitAsync(
                new CaseState
                {
                    Kind = CursorKind,
                    Id = CursorId,
                    Version = (cursor?.Version ?? 0) + 1,
                    IsOpen = false,
                    Body = Encoding.UTF8.GetBytes(last.ToString(CultureInfo.InvariantCulture)),
                },
                cancellationToken);
        }
    }

    private async ValueTask FollowAsync(LedgerRecord record, DateTimeOffset at, CancellationToken cancellationToken)
    {
        switch (record)
        {
            case IncidentStepTaken { About: IncidentKind.Security } step:
                await FollowSecurityAsync(step, cancellationToken);
                break;
            case IncidentStepTaken { About: IncidentKind.IllegalContent } step when options.Value.ContentReportHours is not null:
                await FollowContentAsync(step, cancellationToken);
                break;
            case SubjectRequested request:
                await FollowRequestAsync(request, at, cancellationToken);
                break;
            case MaterialUpdated update:
                await FollowUpdateAsync(update, cancellationToken);
                break;
            case ComplaintStepTaken step:
                await FollowComplaintAsync(step, cancellationToken);
                break;
        }
    }

    private async ValueTask FollowSecurityAsync(IncidentStepTaken step, CancellationToken cancellationToken)
    {
        DeadlineRule first = DeadlineRules.All.First(r => r.Start == DeadlineEvent.SecurityIncidentFound && r.Operator == options.Value.Operator);
        switch (step.Step)
        {
            case IncidentStep.Found:
                await StartAsync(first.Id, step.At, step.Incident, step.Author, cancellationToken);
                break;
            case IncidentStep.Rectified:
                await StartAsync(SummaryRule, step.At, step.Incident, step.Author, cancellationToken);
                break;
            case IncidentStep.Reported when !await EndAsync(first.Id, step.Incident, DeadlineStep.Met, step.Author, "Reported to an authority.", cancellationToken):
                await EndAsync(SummaryRule, step.Incident, DeadlineStep.Met, step.Author, "Reported to an authority after handling.", cancellationToken);
                break;
            case IncidentStep.NotReportable:
                await EndAsync(first.Id, step.Incident, DeadlineStep.Dropped, step.Author, "Judged not reportable.", cancellationToken);
                await EndAsync(SummaryRule, step.Incident, DeadlineStep.Dropped, step.Author, "Judged not reportable.", cancellationToken);
                break;
        }
    }

    private async ValueTask FollowContentAsync(IncidentStepTaken step, CancellationToken cancellationToken)
    {
        switch (step.Step)
        {
            case IncidentStep.Found:
                await StartAsync(ContentRule, step.At, step.Incident, step.Author, cancellationToken);
                break;
            case IncidentStep.Reported:
                await EndAsync(ContentRule, step.Incident, DeadlineStep.Met, step.Author, "Reported to an authority.", cancellationToken);
                break;
            case IncidentStep.NotReportable:
                await EndAsync(ContentRule, step.Incident, DeadlineStep.Dropped, step.Author, "Judged not reportable.", cancellationToken);
                break;
        }
    }

    private async ValueTask FollowRequestAsync(SubjectRequested request, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (DeadlineRule rule in DeadlineRules.All.Where(r => r.Start == DeadlineEvent.RightsRequested))
        {
            if (request.Step == SubjectRequestStep.Submitted)
            {
                await StartAsync(rule.Id, at, request.Request, DeadlineService.Clock, cancellationToken);
            }
            else if (request.Step is SubjectRequestStep.Answered or SubjectRequestStep.Refused)
            {
                await EndAsync(rule.Id, request.Request, DeadlineStep.Met, DeadlineService.Clock, $"The request was {(request.Step == SubjectRequestStep.Answered ? "answered" : "refused with its ground")}.", cancellationToken);
            }
        }
    }

    private async ValueTask FollowComplaintAsync(ComplaintStepTaken step, CancellationToken cancellationToken)
    {
        DeadlineRule rule = DeadlineRules.All.First(r => r.Start == DeadlineEvent.ComplaintReceived);
        if (step is { Step: ComplaintStep.Received, Due: not null } && options.Value.ComplaintWorkingDays is not null)
        {
            await StartAsync(rule.Id, step.At, step.Complaint, step.Author, cancellationToken);
        }
        else if (step.Step is ComplaintStep.Answered or ComplaintStep.Declined)
        {
            await EndAsync(rule.Id, step.Complaint, DeadlineStep.Met, step.Author, "The person was answered.", cancellationToken);
        }
    }

    // the reason names the update, so that one that is on record twice ends one period only
    private async ValueTask FollowUpdateAsync(MaterialUpdated update, CancellationToken cancellationToken)
    {
        string reason = string.Create(CultureInfo.InvariantCulture, $"Update {update.Number} of {update.Material}: version {Short(update.Digest)}, {update.Items} items.");
        foreach (DeadlineRule rule in DeadlineRules.All.Where(r => r.MetBy != MaterialKind.None && r.MetBy == update.Material))
        {
            List<Deadline> all = await deadlines.ListAsync(new DeadlineQuery { IsOpen = null }, cancellationToken).Where(d => d.Rule == rule.Id).ToListAsync(cancellationToken);
            bool isMet = all.Any(d => d.Steps.Any(s => s.Step == DeadlineStep.Met && s.Reason == reason));
            foreach (Deadline open in isMet ? [] : all.Where(d => d.IsOpen))
            {
                await deadlines.MeetAsync(open.Id, DeadlineService.Clock, reason, cancellationToken);
            }
        }

        static string Short(string digest) => digest.Length > 12 ? digest[..12] : digest;
    }

    private async ValueTask StartAsync(string rule, DateTimeOffset from, string about, string author, CancellationToken cancellationToken) =>
        await deadlines.StartAsync(new DeadlineStart(rule, from, author) { About = about }, cancellationToken);

    // Whether one was open: what a person has ended already stays as it is.
    private async ValueTask<bool> EndAsync(string rule, string about, DeadlineStep step, string author, string reason, CancellationToken cancellationToken)
    {
        string id = $"{rule}:{about}";
        if (await deadlines.FindAsync(id, cancellationToken) is not { IsOpen: true })
        {
            return false;
        }

        _ = step == DeadlineStep.Met
            ? await deadlines.MeetAsync(id, author, reason, cancellationToken)
            : await deadlines.DropAsync(id, author, reason, cancellationToken);
        return true;
    }
}
