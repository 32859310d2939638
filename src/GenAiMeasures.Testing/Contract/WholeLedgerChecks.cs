using System.IO.Compression;

namespace GenAiMeasures.Testing;

// the store under the library's own ledger: what an app and its users rely on
internal static class WholeLedgerChecks
{
    private static readonly Subject Person = new("a person who goes");
    private static readonly Subject Other = new("a person who stays");

    internal static IReadOnlyList<StoreCheck> All { get; } =
    [
        Check("Records verify and open, and the ledger goes on after a restart", GoesOnAsync),
        Check("Callers at the same time each get their record written once", ConcurrentAsync),
        Check("One changed bit of one header is found", EditAsync),
        Check("A pseudonym is the same after a restart", PseudonymAsync),
        Check("An exchange that was open when the process ended is marked interrupted", InterruptedAsync),
        Check("A person's file holds their records and nobody else's", ExportAsync),
        Check("After an erasure the person's text cannot be opened, and the ledger verifies", EraseAsync),
        Check("What is past its term is deleted, what is not stays, and the ledger verifies", RetentionAsync),
    ];

    private static StoreCheck Check(string name, Func<CheckRun, Task> run) => new(name, StoreFeatures.Ledger, run);

    private static async Task GoesOnAsync(CheckRun run)
    {
        for (int start = 0; start < 3; start++)
        {
            await using CheckApp app = run.Open();
            foreach (LedgerRecord record in LedgerChecks.Mixed(start * 20, 20))
            {
                await app.Ledger.AppendAsync(record, run.Cancellation);
            }

            await app.VerifiesAsync((start + 1) * 20);
            List<LedgerEntry> opened = await app.ReadOpenedAsync();
            Expect.True("every record opens", opened.All(e => e.State == LedgerEntryState.Opened && RecordCodec.Read(e) is not null));
            run.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    private static async Task ConcurrentAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            for (int i = 0; i < 25; i++)
            {
                await app.Ledger.AppendAsync(SampleCommit.Waived((caller * 100) + i, i % 2 == 0 ? Person : Other), run.Cancellation);
            }
        })));
        await app.VerifiesAsync(200);
        Expect.Equal(
            "different records", 200, (await app.ReadOpenedAsync()).Select(RecordCodec.Read).OfType<DutyWaived>().Select(r => r.Reason).Distinct(StringComparer.Ordinal).Count());
    }

    private static async Task EditAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        await Task.WhenAll(LedgerChecks.Mixed(0, 60).Select(r => app.Ledger.AppendAsync(r, run.Cancellation).AsTask()));
        await app.VerifiesAsync(60);
        LedgerEntry edited = (await app.ReadAsync())[30];
        LedgerVerification verification = await app.VerifyAsync(reader => new TamperingReader(reader, edited.Log, edited.Sequence));
        Expect.True("the record that was changed is named", verification.Problems.Contains(new LedgerProblem(LedgerProblemKind.Edited, edited.Log, edited.Sequence)));
    }

    private static async Task PseudonymAsync(CheckRun run)
    {
        string first;
        await using (CheckApp app = run.Open())
        {
            first = await app.Ledger.GetPseudonymAsync(Person, run.Cancellation);
            await app.Ledger.AppendAsync(SampleCommit.Waived(0), run.Cancellation);
        }

        await using CheckApp again = run.Open();
        Expect.Equal("the pseudonym", first, await again.Ledger.GetPseudonymAsync(Person, run.Cancellation));
    }

    private static async Task InterruptedAsync(CheckRun run)
    {
        await using (CheckApp app = run.Open())
        {
            await app.Ledger.AppendAsync(SampleCommit.Opened(1, Person), run.Cancellation);
            await app.Ledger.AppendAsync(SampleCommit.Opened(2), run.Cancellation);
            await app.Ledger.AppendAsync(SampleCommit.Settled(2), run.Cancellation);
        }

        await using CheckApp again = run.Open();
        await again.Ledger.AppendAsync(SampleCommit.Waived(0), run.Cancellation);
        List<ExchangeSettled> settled = [.. (await again.ReadOpenedAsync()).Select(RecordCodec.Read).OfType<ExchangeSettled>()];
        Expect.Sequence(
            "the settled exchanges",
            new[] { (SampleCommit.Exchange(2), ExchangeOutcome.Completed), (SampleCommit.Exchange(1), ExchangeOutcome.Interrupted) },
            settled.Select(s => (s.Exchange, s.Outcome)));
        Expect.Equal("problems", "", string.Join(", ", (await again.VerifyAsync()).Problems));
    }

    private static async Task ExportAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        await app.Ledger.AppendAsync(SampleCommit.Settled(1, Person, "the question of the one"), run.Cancellation);
        await app.Ledger.AppendAsync(SampleCommit.Settled(2, Other, "the question of the other"), run.Cancellation);
        await app.SettleAsync();
        string file = await FileOfAsync(app, run);
        Expect.True("the person's question is in the file", file.Contains("the question of the one", StringComparison.Ordinal));
        Expect.True("nobody else's question is in the file", !file.Contains("the question of the other", StringComparison.Ordinal));
    }

    private static async Task EraseAsync(CheckRun run)
    {
        await using (CheckApp app = run.Open())
        {
            await app.Ledger.AppendAsync(SampleCommit.Settled(1, Person, "the question of the one"), run.Cancellation);
            await app.Ledger.AppendAsync(SampleCommit.Settled(2, Other, "the question of the other"), run.Cancellation);
            await app.SettleAsync();
            ISubjectRights rights = app.Get<ISubjectRights>();
            ErasureOutcome outcome = await rights.EraseAsync(await VerifiedAsync(rights, run, SubjectRequestKind.Delete), run.Cancellation);
            Expect.True("something is erased at once", outcome.Decisions.Any(d => d.Action == ErasureAction.Erase));
            await LookAsync(app);
        }

        await using CheckApp again = run.Open();
        await again.Store.OpenAsync(run.Cancellation);
        await LookAsync(again);

        async Task LookAsync(CheckApp app)
        {
            List<ExchangeContent?> contents = [.. (await app.ReadOpenedAsync()).Where(e => e.Kind == RecordKind.ExchangeSettled).Select(RecordCodec.ReadContent)];
            Expect.Equal("settled exchanges", 2, contents.Count);
            Expect.Equal("the text of the person who goes", null, contents[0]);
            Expect.Equal("the text of the person who stays", "the question of the other", contents[1]?.Input[0].Pieces[0].Text);
            Expect.Equal("problems", "", string.Join(", ", (await app.VerifyAsync()).Problems));
        }
    }

    private static async Task RetentionAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        await app.Ledger.AppendAsync(SampleCommit.Opened(1, Person), run.Cancellation);
        await app.Ledger.AppendAsync(SampleCommit.Settled(1, Person), run.Cancellation);
        await app.SettleAsync();
        Guid log = (await app.ReadAsync())[0].Log;
        IRetentionService retention = app.Get<IRetentionService>();
        await retention.RunAsync(run.Cancellation);
        await app.SettleAsync();
        Expect.Equal("records of the log inside the term", 2, (await app.ReadAsync()).Count(e => e.Log == log));

        // past every term, in steps that no clock guard takes for a jump
        for (int years = 0; years < 5; years++)
        {
            run.Clock.Advance(TimeSpan.FromDays(210));
            await app.Ledger.AppendAsync(SampleCommit.Waived(years), run.Cancellation);
            Expect.Equal("a reason not to delete", null, (await retention.RunAsync(run.Cancellation)).Refused);
        }

        await app.SettleAsync();
        Expect.Equal("records of the log past the term", 0, (await app.ReadAsync()).Count(e => e.Log == log));
        await using (ILedgerReader reader = await app.Store.OpenReaderAsync(run.Cancellation))
        {
            LedgerHead head = (await reader.ReadHeadsAsync(run.Cancellation)).Single(h => h.Log == log);
            Expect.Equal("state and size of the log", (LedgerLogState.Purged, 2L), (head.State, head.Size));
        }

        Expect.Equal("problems", "", string.Join(", ", (await app.VerifyAsync()).Problems));
    }

    private static async Task<string> FileOfAsync(CheckApp app, CheckRun run)
    {
        ISubjectRights rights = app.Get<ISubjectRights>();
        using var output = new MemoryStream();
        await rights.ExportAsync(await VerifiedAsync(rights, run, SubjectRequestKind.Copy), output, run.Cancellation);
        output.Position = 0;
        await using var zip = new ZipArchive(output, ZipArchiveMode.Read);
        using var text = new StreamReader(await zip.GetEntry("records.json")!.OpenAsync(run.Cancellation));
        return await text.ReadToEndAsync(run.Cancellation);
    }

    private static async Task<SubjectRequest> VerifiedAsync(ISubjectRights rights, CheckRun run, SubjectRequestKind kind)
    {
        SubjectRequest request = await rights.SubmitAsync(Person, kind, run.Cancellation);
        await rights.VerifyIdentityAsync(request, "check", passed: true, run.Cancellation);
        return request;
    }
}
