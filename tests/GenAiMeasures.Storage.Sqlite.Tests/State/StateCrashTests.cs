using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>Standing and incidents of a process that is killed: what it acknowledged is there, and what it wrote is on record after the next start.</summary>
public sealed class StateCrashTests
{
    [Fact]
    public async Task A_killed_process_leaves_no_standing_that_is_not_on_record_and_no_record_without_its_standing()
    {
        using var folder = new TestFolder();
        HashSet<string> acknowledged = new(StringComparer.Ordinal);
        for (int round = 0; round < 4; round++)
        {
            using WorkerProcess worker = WorkerProcess.Start(folder.Database, writers: 3, "people");
            await worker.WaitForAcknowledgementsAsync(10);
            await worker.KillAsync();
            acknowledged.UnionWith(worker.Settled);
        }

        StandingState state;
        List<Incident> incidents;
        await using (LedgerHost host = LedgerHost.Open(folder.Database))
        {
            foreach (IHostedService service in host.Services.GetServices<IHostedService>())
            {
                await service.StartAsync(TestContext.Current.CancellationToken);
            }

            state = await host.Services.GetRequiredService<IStandingService>().GetAsync(new Subject("user-1"), TestContext.Current.CancellationToken);
            incidents = await host.Services.GetRequiredService<IIncidentService>().ListAsync(cancellationToken: TestContext.Current.CancellationToken)
                .ToListAsync(TestContext.Current.CancellationToken);
        }

        await using SqliteLedgerReader reader = SqliteLedgerReader.Open(folder.Database);
        List<LedgerRecord?> records = await reader.ReadAsync(0, TestContext.Current.CancellationToken).Select(RecordCodec.Read).ToListAsync(TestContext.Current.CancellationToken);
        List<StandingChanged> measures = [.. records.OfType<StandingChanged>().DistinctBy(c => c.Id)];

        Assert.Subset(measures.Select(m => m.Id).ToHashSet(StringComparer.Ordinal), acknowledged);
        Assert.Equal(0, state.Unrecorded);
        Assert.Equal(measures.Select(m => m.Id).TakeLast(state.Changes.Count), state.Changes.Select(c => c.Id));
        Assert.Equal(measures[^1].Id, state.MeasureId);
        Assert.Equal(measures.Select(m => m.Id + "-3").Order(StringComparer.Ordinal), incidents.Select(i => i.Id));
        Assert.All(incidents, i => Assert.Equal(0, i.Unrecorded));
        Assert.All(incidents, i => Assert.Contains(records.OfType<IncidentStepTaken>(), s => s.Incident == i.Id && s.Step == IncidentStep.Measured));
        Assert.Empty((await LedgerVerifier.VerifyAsync(reader, TestContext.Current.CancellationToken)).Problems);
    }
}
