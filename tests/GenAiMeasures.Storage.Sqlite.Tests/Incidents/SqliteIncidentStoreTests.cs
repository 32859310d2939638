using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Storage.Sqlite.Tests;

public sealed class SqliteIncidentStoreTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_incident_goes_on_after_a_restart_where_it_was_left()
    {
        string id;
        await using (LedgerHost host = LedgerHost.Open(_folder.Database))
        {
            IIncidentService service = Service(host);
            id = (await service.OpenAsync(new IncidentReport(IncidentKind.Security, "值班01", "密钥疑似泄露，已上报"), Cancellation)).Id;
            await service.TakeStepAsync(id, new IncidentAction(IncidentStep.Stopped, "值班01", "密钥已吊销并更换"), Cancellation);
        }

        await using (LedgerHost again = LedgerHost.Open(_folder.Database))
        {
            IIncidentService service = Service(again);
            Incident incident = (await service.FindAsync(id, Cancellation))!;
            Assert.Equal([IncidentStep.Found, IncidentStep.Stopped], incident.Steps.Select(s => s.Step));
            Assert.Equal([IncidentStep.Rectified, IncidentStep.Reported], incident.Missing);
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await service.CloseAsync(id, "a", "done, so close it", Cancellation));
            await service.TakeStepAsync(id, new IncidentAction(IncidentStep.RectificationOpened, "工程师02", "轮换全部密钥"), Cancellation);
            await service.AddRegressionAsync(id, new RegressionResult("工程师02", "key-2", "run-1", 3, 3), Cancellation);
            await service.JudgeNotReportableAsync(id, "合规03", "未达到较大事件标准", Cancellation);
            Assert.True((await service.CloseAsync(id, "负责人04", "处置完毕，予以办结", Cancellation)).IsClosed);
        }

        await using SqliteLedgerReader reader = SqliteLedgerReader.Open(_folder.Database);
        List<IncidentStepTaken> steps = await reader.ReadAsync(0, Cancellation).Select(RecordCodec.Read).OfType<IncidentStepTaken>().ToListAsync(Cancellation);
        Assert.Equal(Enumerable.Range(0, 6), steps.Select(s => s.Number));
        Assert.Empty((await LedgerVerifier.VerifyAsync(reader, Cancellation)).Problems);
    }

    [Fact]
    public async Task Writers_at_the_same_time_lose_no_step()
    {
        await using LedgerHost host = LedgerHost.Open(_folder.Database);
        IIncidentService service = Service(host);
        string id = (await service.OpenAsync(new IncidentReport(IncidentKind.Security, "a", "found on patrol"), Cancellation)).Id;
        string digest = new('a', 64);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(w => Task.Run(async () =>
        {
            for (int i = 0; i < 10; i++)
            {
                await service.TakeStepAsync(id, new IncidentAction(IncidentStep.EvidenceAdded, "a", "sealed away") { Sha256 = digest, Reference = $"{w}-{i}" }, Cancellation);
            }
        })));

        Incident incident = (await service.FindAsync(id, Cancellation))!;
        Assert.Equal(41, incident.Steps.Count);
        Assert.Equal(40, incident.Steps.Skip(1).Select(s => s.Reference).Distinct().Count());
        Assert.Equal(0, incident.Unrecorded);
    }

    private static IIncidentService Service(LedgerHost host) => host.Services.GetRequiredService<IIncidentService>();
}
