namespace GenAiMeasures.Testing;

// one writer, or many
internal static class WriterChecks
{
    internal static IReadOnlyList<StoreCheck> All { get; } =
    [
        new("A second writer is refused, and the first goes on", StoreFeatures.OneWriter, RefusedAsync),
        new("Many writers have logs of their own, and the whole verifies", StoreFeatures.ManyWriters, TogetherAsync),
        new("A person has the same pseudonym for every writer, and an erasure by one of them reaches what all of them wrote", StoreFeatures.ManyWriters, SharedKeysAsync),
    ];

    private static async Task RefusedAsync(CheckRun run)
    {
        await using CheckApp first = run.Open();
        await first.Ledger.AppendAsync(SampleCommit.Waived(0), run.Cancellation);
        await using CheckApp second = run.Open();
        await Expect.ThrowsAsync<LedgerUnavailableException>("a record of a second writer", async () => await second.Ledger.AppendAsync(SampleCommit.Waived(1), run.Cancellation));
        await first.Ledger.AppendAsync(SampleCommit.Waived(2), run.Cancellation);
        await first.VerifiesAsync(2);
    }

    private static async Task TogetherAsync(CheckRun run)
    {
        CheckApp[] apps = [.. Enumerable.Range(0, 3).Select(_ => run.Open())];
        try
        {
            await Task.WhenAll(apps.Select((app, writer) => Task.Run(async () =>
            {
                for (int i = 0; i < 40; i++)
                {
                    await app.Ledger.AppendAsync(SampleCommit.Waived((writer * 1_000) + i, new Subject($"person {i % 7}")), run.Cancellation);
                }
            })));
            foreach (CheckApp app in apps)
            {
                await app.SettleAsync();
            }

            List<DutyWaived> records = [.. (await apps[0].ReadOpenedAsync()).Select(RecordCodec.Read).OfType<DutyWaived>()];
            Expect.Equal("different records", 120, records.Select(r => r.Reason).Distinct(StringComparer.Ordinal).Count());
            Expect.Equal("records", 120, records.Count);
            await using ILedgerReader reader = await apps[1].Store.OpenReaderAsync(run.Cancellation);
            Expect.True("there are three logs at least", (await reader.ReadHeadsAsync(run.Cancellation)).Count >= 3);
            Expect.Equal("problems", "", string.Join(", ", (await apps[2].VerifyAsync()).Problems));
        }
        finally
        {
            foreach (CheckApp app in apps)
            {
                await app.DisposeAsync();
            }
        }
    }

    // two writers may race for a person's first key and make one each: an erasure has to reach both
    private static async Task SharedKeysAsync(CheckRun run)
    {
        await using CheckApp first = run.Open();
        await using CheckApp second = run.Open();
        var person = new Subject("person");
        Expect.Equal("the pseudonym", await first.Ledger.GetPseudonymAsync(person, run.Cancellation), await second.Ledger.GetPseudonymAsync(person, run.Cancellation));
        await Task.WhenAll(new[] { first, second }.Select((app, i) => Task.Run(
            async () => await app.Ledger.AppendAsync(SampleCommit.Settled(i, person, "the question of the one"), run.Cancellation))));
        await first.SettleAsync();
        await second.SettleAsync();
        Expect.Equal("records that the other writer opens", 2, (await ContentsAsync(second)).Count(c => c is not null));

        ISubjectRights rights = second.Get<ISubjectRights>();
        SubjectRequest request = await rights.SubmitAsync(person, SubjectRequestKind.Delete, run.Cancellation);
        await rights.VerifyIdentityAsync(request, "check", passed: true, run.Cancellation);
        await rights.EraseAsync(request, run.Cancellation);
        await second.SettleAsync();
        Expect.Sequence("the person's texts, of both writers, after one of them erased the person", [null, null], await ContentsAsync(first));
        Expect.Equal("problems", "", string.Join(", ", (await first.VerifyAsync()).Problems));
    }

    private static async Task<IEnumerable<ExchangeContent?>> ContentsAsync(CheckApp app) =>
        (await app.ReadOpenedAsync()).Where(e => e.Kind == RecordKind.ExchangeSettled).Select(RecordCodec.ReadContent);
}
