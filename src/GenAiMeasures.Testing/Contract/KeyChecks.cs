using System.Security.Cryptography;

namespace GenAiMeasures.Testing;

// what ILedgerKeyStore promises
internal static class KeyChecks
{
    internal static IReadOnlyList<StoreCheck> All { get; } =
    [
        Check("Keys are found by name and by subject, and are there after the store was opened again", FindAsync),
        Check("Keys are read by number in pages", PagesAsync),
        Check("Epoch, wrapping and restriction of keys change, and a key that is gone is not made again", UpdateAsync),
        Check("A deleted key is gone, and its number is never given again", DeleteAsync),
        Check("Callers at the same time get different numbers", ConcurrentAsync),
    ];

    private static StoreCheck Check(string name, Func<CheckRun, Task> run) => new(name, StoreFeatures.Ledger, run);

    private static SubjectLookup Person(int number) => new(SHA256.HashData([(byte)number]));

    private static LedgerKey Key(int person, int month, byte fill = 7) => new()
    {
        Number = 0,
        Name = new LedgerKeyName(Person(person), 1 + (person % 2), month),
        Epoch = 1,
        Wrapped = Enumerable.Repeat(fill, 40).ToArray(),
    };

    private static string Describe(LedgerKey key) =>
        $"{key.Number} {Convert.ToHexStringLower(key.Name.Subject.ToBytes())} {key.Name.Class} {key.Name.Month} {key.Epoch} {Convert.ToHexStringLower(key.Wrapped.Span)} {key.IsRestricted}";

    private static async Task FindAsync(CheckRun run)
    {
        List<LedgerKey> added;
        await using (CheckApp app = run.Open())
        {
            await app.Store.OpenAsync(run.Cancellation);
            added = [.. await app.Store.Keys.AddAsync([Key(1, 202611), Key(2, 202611), Key(1, 202612)], run.Cancellation)];
            added.AddRange(await app.Store.Keys.AddAsync([Key(3, 202611) with { Epoch = 4, IsRestricted = true }], run.Cancellation));
            Expect.Equal("different numbers", 4, added.Select(k => k.Number).Distinct().Count());
            Expect.True("numbers are above 0", added.All(k => k.Number > 0));
            Expect.Sequence(
                "what was added, but for the numbers",
                new[] { Key(1, 202611), Key(2, 202611), Key(1, 202612), Key(3, 202611) with { Epoch = 4, IsRestricted = true } }.Select(k => Describe(k)),
                added.Select(k => Describe(k with { Number = 0 })));
            await LookAsync(app);
        }

        await using CheckApp again = run.Open();
        await again.Store.OpenAsync(run.Cancellation);
        await LookAsync(again);

        async Task LookAsync(CheckApp app)
        {
            LedgerKeyName unknown = Key(9, 202611).Name;
            IReadOnlyList<LedgerKey> found = await app.Store.Keys.FindAsync([added[1].Name, unknown, added[3].Name], run.Cancellation);
            Expect.Sequence("the keys by name", new[] { added[1], added[3] }.Select(Describe).Order(StringComparer.Ordinal), found.Select(Describe).Order(StringComparer.Ordinal));
            Expect.Sequence(
                "the keys of a subject",
                new[] { added[0], added[2] }.OrderBy(k => k.Number).Select(Describe),
                (await app.Store.Keys.FindSubjectAsync(Person(1), run.Cancellation)).Select(Describe));
            Expect.Equal("keys of somebody else", 0, (await app.Store.Keys.FindSubjectAsync(Person(9), run.Cancellation)).Count);
            Expect.Equal("keys of no name", 0, (await app.Store.Keys.FindAsync([], run.Cancellation)).Count);
        }
    }

    private static async Task PagesAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        await app.Store.OpenAsync(run.Cancellation);
        List<LedgerKey> added = [.. await app.Store.Keys.AddAsync([.. Enumerable.Range(0, 250).Select(i => Key(i, 202601 + (i % 12)))], run.Cancellation)];
        List<LedgerKey> read = [];
        while (await app.Store.Keys.ReadAsync(read.Count == 0 ? 0 : read[^1].Number, 100, run.Cancellation) is { Count: > 0 } page)
        {
            Expect.True("a page is no longer than asked for", page.Count <= 100);
            read.AddRange(page);
        }

        Expect.Sequence("the keys by number", added.OrderBy(k => k.Number).Select(Describe), read.Select(Describe));
    }

    private static async Task UpdateAsync(CheckRun run)
    {
        LedgerKey[] changed;
        await using (CheckApp app = run.Open())
        {
            await app.Store.OpenAsync(run.Cancellation);
            IReadOnlyList<LedgerKey> added = await app.Store.Keys.AddAsync([Key(1, 202611), Key(2, 202611), Key(3, 202611)], run.Cancellation);
            changed =
            [
                added[0] with { Epoch = 2, Wrapped = new byte[] { 1, 2, 3 } },
                added[1] with { IsRestricted = true },
                added[2],
            ];
            LedgerKey gone = added[2] with { Number = added.Max(k => k.Number) + 1_000, Name = Key(8, 202611).Name };
            await app.Store.Keys.UpdateAsync([changed[0], changed[1], gone], run.Cancellation);
            await LookAsync(app);
        }

        await using CheckApp again = run.Open();
        await again.Store.OpenAsync(run.Cancellation);
        await LookAsync(again);

        async Task LookAsync(CheckApp app) => Expect.Sequence(
            "the keys", changed.OrderBy(k => k.Number).Select(Describe), (await app.Store.Keys.ReadAsync(0, 100, run.Cancellation)).Select(Describe));
    }

    private static async Task DeleteAsync(CheckRun run)
    {
        IReadOnlyList<LedgerKey> added;
        await using (CheckApp app = run.Open())
        {
            await app.Store.OpenAsync(run.Cancellation);
            added = await app.Store.Keys.AddAsync([Key(1, 202611), Key(2, 202611), Key(3, 202611)], run.Cancellation);
            await app.Store.Keys.DeleteAsync([added[1].Number, added[2].Number, added.Max(k => k.Number) + 1_000], run.Cancellation);
            Expect.Equal("keys of an erased person", 0, (await app.Store.Keys.FindSubjectAsync(Person(3), run.Cancellation)).Count);
        }

        await using CheckApp again = run.Open();
        await again.Store.OpenAsync(run.Cancellation);
        Expect.Sequence("the keys that are left", [Describe(added[0])], (await again.Store.Keys.ReadAsync(0, 100, run.Cancellation)).Select(Describe));
        LedgerKey anew = (await again.Store.Keys.AddAsync([Key(3, 202611)], run.Cancellation))[0];
        Expect.True("a key for the same name has a number of its own", added.All(k => k.Number != anew.Number));
    }

    private static async Task ConcurrentAsync(CheckRun run)
    {
        await using CheckApp app = run.Open();
        await app.Store.OpenAsync(run.Cancellation);
        ILedgerKeyStore keys = app.Store.Keys;
        long[][] numbers = await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            List<long> own = [];
            for (int i = 0; i < 10; i++)
            {
                own.AddRange((await keys.AddAsync([Key((caller * 10) + i, 202611), Key((caller * 10) + i, 202612)], run.Cancellation)).Select(k => k.Number));
            }

            return own.ToArray();
        })));
        Expect.Equal("different numbers", 160, numbers.SelectMany(n => n).Distinct().Count());
        Expect.Equal("keys", 160, (await keys.ReadAsync(0, 1_000, run.Cancellation)).Count);
    }
}
