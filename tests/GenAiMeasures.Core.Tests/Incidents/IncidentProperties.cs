using FsCheck.Xunit;

namespace GenAiMeasures.Tests;

/// <summary>Whatever steps are tried in whatever order: the state is what the records say, and nothing is closed with a step missing.</summary>
[Properties(QuietOnSuccess = true)]
public sealed class IncidentProperties
{
    private const string Digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Property(MaxTest = 300)]
    public async Task An_incident_is_what_its_records_say(byte[] acts, byte kind, byte failures)
    {
        ArgumentNullException.ThrowIfNull(acts);
        await using IncidentHost host = IncidentHost.Create();
        var about = (IncidentKind)(1 + (kind % 4));
        string id = (await host.Service.OpenAsync(new IncidentReport(about, "a", "found on patrol"))).Id;
        int left = failures % 5;
        host.Host.Store.CommitError = _ => left-- > 0 ? new LedgerUnavailableException("The disk is full.") : null;
        foreach (byte act in acts)
        {
            try
            {
                await ActAsync(host.Service, id, act);
            }
            catch (Exception exception) when (exception is InvalidOperationException or LedgerUnavailableException)
            {
                // a step that cannot be taken now, or whose record has to wait
            }
        }

        host.Host.Store.CommitError = null;
        Incident incident = (await host.Service.FindAsync(id))!;

        IncidentStepTaken[] steps = [.. host.Steps.DistinctBy(s => s.Number)];
        Assert.Equal(incident.Steps.Select(s => (s.Number, s.Step, s.At)), steps.Select(s => (s.Number, s.Step, s.At)));
        Assert.Equal(Enumerable.Range(0, steps.Length), steps.Select(s => s.Number));
        Assert.Equal(incident.IsClosed, steps[^1].Step == IncidentStep.Closed);
        if (incident.IsClosed)
        {
            Assert.Empty(incident.Missing);
            Assert.All(IncidentRules.Required(about).Except([IncidentStep.Reported]), s => Assert.Contains(s, steps.Select(t => t.Step)));
            Assert.Contains(steps, s => about == IncidentKind.LabelFailure || s.Step is IncidentStep.Reported or IncidentStep.NotReportable);
        }
    }

    [Property(MaxTest = 30)]
    public async Task People_who_act_at_the_same_time_take_every_step_once(byte people)
    {
        await using IncidentHost host = IncidentHost.Create();
        string id = (await host.Service.OpenAsync(new IncidentReport(IncidentKind.IllegalContent, "a", "found on patrol"))).Id;

        await Task.WhenAll(Enumerable.Range(0, 2 + (people % 8)).SelectMany(i => Enumerable.Range(0, 8)).Select(act => Task.Run(async () =>
        {
            try
            {
                await ActAsync(host.Service, id, (byte)act);
            }
            catch (InvalidOperationException)
            {
                // another was first, or a step before it is missing
            }
        })));

        Incident incident = (await host.Service.FindAsync(id))!;
        Assert.Equal(incident.Steps.Count, host.Steps.Count);
        Assert.Equal(Enumerable.Range(0, host.Steps.Count), host.Steps.Select(s => s.Number));
        Assert.Single(incident.Steps, s => s.Step == IncidentStep.Stopped);
    }

    private static async Task ActAsync(IIncidentService service, string id, byte act)
    {
        switch (act % 10)
        {
            case 0:
                await service.TakeStepAsync(id, new IncidentAction(IncidentStep.Stopped, "a", "it is stopped"));
                break;
            case 1:
                await service.TakeStepAsync(id, new IncidentAction(IncidentStep.Removed, "a", "it is gone"));
                break;
            case 2:
                await service.TakeStepAsync(id, new IncidentAction(IncidentStep.RectificationOpened, "a", "new keywords"));
                break;
            case 3:
                await service.AddRegressionAsync(id, new RegressionResult("a", "c", "r", act % 2, 1));
                break;
            case 4:
                await service.ReportAsync(id, new RegulatorNotice("a", "b", "c", "d", StandingHost.Start));
                break;
            case 5:
                await service.JudgeNotReportableAsync(id, "a", "no need to report");
                break;
            case 6:
                await service.TakeStepAsync(id, new IncidentAction(IncidentStep.Measured, "a", "the account was warned"));
                break;
            case 7:
                await service.TakeStepAsync(id, new IncidentAction(IncidentStep.EvidenceAdded, "a", "sealed away") { Sha256 = Digest });
                break;
            default:
                await service.CloseAsync(id, "a", "done, so close it");
                break;
        }
    }
}
