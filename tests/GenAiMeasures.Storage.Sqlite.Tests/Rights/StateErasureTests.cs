using System.IO.Compression;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>Invariant 6 for what stands beside the ledger: content, standing, incidents and agreement go with the person, in every file.</summary>
public sealed class StateErasureTests : IDisposable
{
    private static readonly Subject Person = new("canary-li-si");

    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Content_is_exported_with_the_person_and_erased_with_the_person()
    {
        await using (LedgerHost host = Open())
        {
            await host.Ledger.AppendAsync(Settled(Person, "canary-question", evidence: false), Cancellation);
            await host.Ledger.AppendAsync(Settled(new Subject("other"), "another question", evidence: true), Cancellation);

            string json = await ExportAsync(host);
            Assert.Contains("canary-question", json, StringComparison.Ordinal);
            Assert.DoesNotContain("another question", json, StringComparison.Ordinal);

            ErasureOutcome outcome = await EraseAsync(host);
            Assert.Equal(
                [("content", ErasureAction.Erase), ("security-log", ErasureAction.RestrictUntil)],
                outcome.Decisions.Select(d => (d.Class, d.Action)).Order());

            // the record is restricted, its content is gone: nothing of either is given out
            json = await ExportAsync(host);
            Assert.DoesNotContain("canary", json, StringComparison.Ordinal);
        }

        Assert.False(FileSearch.Finds(_folder, "canary"));
        await using SqliteLedgerReader reader = SqliteLedgerReader.Open(_folder.Database);
        List<LedgerEntry> settled = await reader.ReadAsync(0, Cancellation).Where(e => e.Kind == RecordKind.ExchangeSettled).ToListAsync(Cancellation);
        Assert.Null(RecordCodec.ReadContent(settled[0]));
        Assert.Equal("another question", RecordCodec.ReadContent(settled[1])!.Input[0].Pieces[0].Text);
        Assert.True((await LedgerVerifier.VerifyAsync(reader, Cancellation)).IsOk);
    }

    [Fact]
    public async Task Measures_incidents_and_agreement_are_sealed_under_the_person_and_go_with_them()
    {
        string pseudonym;
        await using (LedgerHost host = Open())
        {
            pseudonym = await host.Ledger.GetPseudonymAsync(Person, Cancellation);
            IStandingService standing = host.Services.GetRequiredService<IStandingService>();
            await standing.TakeMeasureAsync(
                pseudonym,
                new ManualMeasure(StandingStep.Suspend, "reviewer 7", "canary-reason, in full") { Until = _clock.GetUtcNow().AddDays(3) },
                Cancellation);
            await host.Services.GetRequiredService<IAgreementService>().AcceptAsync(Person, "v1", new string('a', 64), Cancellation);
            await CloseIncidentAsync(host);
            Assert.True(FileSearch.Finds(_folder, pseudonym));

            // inside the minimum term nothing goes
            ErasureOutcome early = await EraseAsync(host);
            Assert.Equal(["measure", "processing"], early.Decisions.Select(d => d.Class).Order(StringComparer.Ordinal));
            Assert.Equal(0, early.Erased);
            Assert.Equal(Standing.Suspended, (await standing.FindAsync(pseudonym, Cancellation)).Standing);

            // after six months the measure goes by itself, after three years the agreement
            await AdvanceAndRunAsync(host, 210);
            await using SqliteLedgerReader reader = SqliteLedgerReader.Open(_folder.Database);
            Assert.Empty(await reader.ReadAsync(0, Cancellation).Where(e => RecordCodec.Read(e) is StandingChanged).ToListAsync(Cancellation));
            Assert.Equal(0, (await standing.FindAsync(pseudonym, Cancellation)).Version);
            Incident incident = await host.Services.GetRequiredService<IIncidentService>().ListAsync(cancellationToken: Cancellation).SingleAsync(Cancellation);
            Assert.Equal((null, null, true), (incident.Subject, incident.Exchange, incident.IsClosed));
            Assert.NotNull(await host.Services.GetRequiredService<IAgreementStore>().FindAsync(pseudonym, "v1", Cancellation));
            await AdvanceAndRunAsync(host, 1_000);
            Assert.Null(await host.Services.GetRequiredService<IAgreementStore>().FindAsync(pseudonym, "v1", Cancellation));
        }

        Assert.False(FileSearch.Finds(_folder, pseudonym), "The pseudonym is in a file.");
        Assert.False(FileSearch.Finds(_folder, "canary"), "Text or id is in a file.");
    }

    [Fact]
    public async Task Measure_in_force_and_open_incident_keep_their_state_whatever_the_term_is()
    {
        await using LedgerHost host = Open();
        string pseudonym = await host.Ledger.GetPseudonymAsync(Person, Cancellation);
        IStandingService standing = host.Services.GetRequiredService<IStandingService>();
        await standing.TakeMeasureAsync(pseudonym, new ManualMeasure(StandingStep.Terminate, "reviewer 7", "agreement 5.2, confirmed"), Cancellation);
        await CloseIncidentAsync(host);
        _clock.Advance(TimeSpan.FromDays(210));

        ErasureOutcome outcome = await EraseAsync(host);

        ErasureDecision decision = Assert.Single(outcome.Decisions);
        Assert.Equal(
            ("measure", ErasureAction.Held, null, "The measure Terminated is in force (Interim Measures Art. 14(2))."),
            (decision.Class, decision.Action, decision.NotBefore, decision.Ground));
        await host.Services.GetRequiredService<IRetentionService>().RunAsync(Cancellation);
        Assert.Equal(Standing.Terminated, (await standing.FindAsync(pseudonym, Cancellation)).Standing);

        // when the measure ends, what was asked for is done
        await standing.LiftAsync(pseudonym, "reviewer 8", "the finding was wrong", Cancellation);
        RetentionRun run = await host.Services.GetRequiredService<IRetentionService>().RunAsync(Cancellation);
        Assert.Equal(1, run.Deferred);

        // the lifting is a record of its own: with its term the rest goes
        Assert.Equal(StandingStep.Lift, (await standing.FindAsync(pseudonym, Cancellation)).Changes[^1].Step);
        await EraseAsync(host);
        await AdvanceAndRunAsync(host, 230);
        Assert.Equal(0, (await standing.FindAsync(pseudonym, Cancellation)).Version);
    }

    [Fact]
    public async Task Person_with_counters_and_no_measure_is_forgotten_at_once()
    {
        string pseudonym;
        await using (LedgerHost host = Open())
        {
            pseudonym = await host.Ledger.GetPseudonymAsync(Person, Cancellation);
            IStandingStore store = host.Services.GetRequiredService<IStandingStore>();
            await store.TryCommitAsync(new StandingState { Subject = pseudonym, Version = 1, Consecutive = 1 }, null, Cancellation);
            await EraseAsync(host);
            Assert.Null(await store.FindAsync(pseudonym, Cancellation));
        }

        Assert.False(FileSearch.Finds(_folder, pseudonym));
    }

    private LedgerHost Open() => LedgerHost.Open(_folder.Database, services: s => s.AddSingleton<TimeProvider>(_clock));

    private async Task AdvanceAndRunAsync(LedgerHost host, int days)
    {
        _clock.Advance(TimeSpan.FromDays(days));
        Assert.Null((await host.Services.GetRequiredService<IRetentionService>().RunAsync(Cancellation)).Refused);
    }

    private static async Task CloseIncidentAsync(LedgerHost host)
    {
        IIncidentService incidents = host.Services.GetRequiredService<IIncidentService>();
        Incident incident = await incidents.ListAsync(cancellationToken: Cancellation).SingleAsync(Cancellation);
        await incidents.JudgeNotReportableAsync(incident.Id, "legal 3", "a single case, ended", Cancellation);
        Assert.True((await incidents.CloseAsync(incident.Id, "lead 4", "reviewed and closed", Cancellation)).IsClosed);
    }

    private static async Task<ErasureOutcome> EraseAsync(LedgerHost host)
    {
        ISubjectRights rights = host.Services.GetRequiredService<ISubjectRights>();
        return await rights.EraseAsync(await VerifiedAsync(rights, SubjectRequestKind.Delete), Cancellation);
    }

    private static async Task<string> ExportAsync(LedgerHost host)
    {
        ISubjectRights rights = host.Services.GetRequiredService<ISubjectRights>();
        using var output = new MemoryStream();
        await rights.ExportAsync(await VerifiedAsync(rights, SubjectRequestKind.Copy), output, Cancellation);
        output.Position = 0;
        using var zip = new ZipArchive(output, ZipArchiveMode.Read);
        using var text = new StreamReader(zip.GetEntry("records.json")!.Open());
        return await text.ReadToEndAsync(Cancellation);
    }

    private static async Task<SubjectRequest> VerifiedAsync(ISubjectRights rights, SubjectRequestKind asked)
    {
        SubjectRequest request = await rights.SubmitAsync(Person, asked, Cancellation);
        await rights.VerifyIdentityAsync(request, "sms", passed: true, Cancellation);
        return request;
    }

    private static ExchangeSettled Settled(Subject person, string question, bool evidence) => new()
    {
        Exchange = new ExchangeId(Guid.CreateVersion7()),
        Person = person,
        Outcome = ExchangeOutcome.Completed,
        Content = new ExchangeContent
        {
            IsEvidence = evidence,
            Input = [new ContentMessage(ChatRole.User.Value, [new ContentPiece { Kind = ContentKind.Text, Text = question }])],
        },
    };
}
