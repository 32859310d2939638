using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenAiMeasures.Filing.Tests;

/// <summary>Updates of keyword library and test banks are noticed, put on record, and end the period in which they were due.</summary>
public sealed class MaterialUpdateTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("filing-material");

    private readonly Library _library = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_first_version_is_no_update_and_a_new_one_ends_the_week_by_its_record()
    {
        await using FilingHost host = await StartAsync();
        await host.LookAsync();
        Assert.Empty(await host.RecordsAsync<MaterialUpdated>());

        host.Time.Advance(TimeSpan.FromDays(3));
        _library.Version = new MaterialVersion("b".PadLeft(64, 'b'), 12);
        await host.LookAsync();
        await host.LookAsync();

        MaterialUpdated update = Assert.Single(await host.RecordsAsync<MaterialUpdated>());
        Assert.Equal((MaterialKind.Keywords, 1L, 12, FilingHost.Start.AddDays(3)), (update.Material, update.Number, update.Items, update.At));
        Deadline met = (await host.Deadlines.FindAsync("keywords.weekly:2026-09-18", Cancellation))!;
        Assert.Equal((DeadlineStep.Met, "clock", "Update 1 of Keywords: version bbbbbbbbbbbb, 12 items."), (met.Steps[^1].Step, met.Steps[^1].Author, met.Steps[^1].Reason));
        Assert.Equal(
            [("keywords.weekly", new DateOnly(2026, 9, 28)), ("banks.monthly", new DateOnly(2026, 10, 18))],
            await host.Deadlines.ListAsync(cancellationToken: Cancellation).Where(d => d.Rule is "keywords.weekly" or "banks.monthly").Select(d => (d.Rule, d.DueOn!.Value)).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task What_changed_while_the_app_stood_is_noticed_at_its_next_start()
    {
        await using (FilingHost host = await StartAsync())
        {
            await host.LookAsync();
        }

        _library.Version = new MaterialVersion("c".PadLeft(64, 'c'), 9);
        await using FilingHost again = await StartAsync();
        await again.LookAsync();

        Assert.Equal("c".PadLeft(64, 'c'), Assert.Single(await again.RecordsAsync<MaterialUpdated>()).Digest);
        Assert.False((await again.Deadlines.FindAsync("keywords.weekly:2026-09-18", Cancellation))!.IsOpen);
    }

    [Fact]
    public async Task An_update_that_a_crash_put_on_record_twice_ends_one_period_only_and_going_back_is_an_update()
    {
        await using FilingHost host = await StartAsync();
        await host.LookAsync();
        string first = _library.Version!.Digest;
        _library.Version = new MaterialVersion("b".PadLeft(64, 'b'), 12);
        await host.LookAsync();
        MaterialUpdated update = Assert.Single(await host.RecordsAsync<MaterialUpdated>());

        await host.Ledger.AppendAsync(update, Cancellation);
        await host.LookAsync();
        Assert.True((await host.Deadlines.FindAsync("keywords.weekly:2026-09-18~2", Cancellation))!.IsOpen);

        _library.Version = new MaterialVersion(first, 10);
        await host.LookAsync();
        Assert.False((await host.Deadlines.FindAsync("keywords.weekly:2026-09-18~2", Cancellation))!.IsOpen);
        Assert.True((await host.Deadlines.FindAsync("keywords.weekly:2026-09-18~3", Cancellation))!.IsOpen);
    }

    [Fact]
    public async Task A_step_that_was_written_and_not_recorded_is_recorded_before_what_comes_after_it()
    {
        await using FilingHost host = await StartAsync();
        await host.LookAsync();
        ICaseStore store = host.Get<ICaseStore>();
        CaseState state = (await store.FindAsync("material", "Keywords", Cancellation))!;

        // as a crash leaves it between the state and its record
        await store.TryCommitAsync(
            state with { Version = state.Version + 1, Unrecorded = 1, Body = """{"number":1,"before":"a","digest":"x","items":1,"at":"2026-09-18T02:00:00+00:00"}"""u8.ToArray() }, Cancellation);
        await host.LookAsync();

        Assert.Equal([(1L, "x"), (2L, _library.Version!.Digest)], (await host.RecordsAsync<MaterialUpdated>()).Select(u => (u.Number, u.Digest)));
    }

    [Fact]
    public async Task A_bank_is_updated_by_its_content_and_not_by_its_format_or_time()
    {
        string csv = Path.Combine(_folder.FullName, "bank.csv");
        await File.WriteAllTextAsync(csv, "序号,测试题,二级分类\n1,题一,A.1.a\n", Cancellation);
        _library.Version = null;
        await using FilingHost host = await StartAsync(o => o.Banks.Content = csv);
        await host.LookAsync();

        await File.WriteAllTextAsync(csv, "二级分类,测试题,序号\r\nA.1.a,题一,1\r\n", Cancellation);
        await host.LookAsync();
        Assert.Empty(await host.RecordsAsync<MaterialUpdated>());

        await File.WriteAllTextAsync(csv, "not a bank", Cancellation);
        await host.LookAsync();
        Assert.Empty(await host.RecordsAsync<MaterialUpdated>());

        await File.WriteAllTextAsync(csv, "序号,测试题,二级分类\n1,题一,A.1.a\n2,题二,A.1.b\n", Cancellation);
        await host.LookAsync();
        MaterialUpdated update = Assert.Single(await host.RecordsAsync<MaterialUpdated>());
        Assert.Equal((MaterialKind.TestBanks, 2), (update.Material, update.Items));
        Assert.False((await host.Deadlines.FindAsync("banks.monthly:2026-09-18", Cancellation))!.IsOpen);
        Assert.True((await host.Deadlines.FindAsync("keywords.weekly:2026-09-18", Cancellation))!.IsOpen);
    }

    private async Task<FilingHost> StartAsync(Action<FilingOptions>? filing = null)
    {
        FilingHost host = FilingHost.Open(
            o =>
            {
                o.ServiceStart = new DateOnly(2026, 9, 18);
                filing?.Invoke(o);
            },
            build: b => b.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IVersionedMaterial>(_library)),
            folder: _folder.FullName);
        await host.Get<DeadlineClock>().StartAsync(Cancellation);
        return host;
    }

    private sealed class Library : IVersionedMaterial
    {
        public MaterialKind Kind => MaterialKind.Keywords;

        public MaterialVersion? Version { get; set; } = new("a".PadLeft(64, 'a'), 10);

        public ValueTask<MaterialVersion?> ReadAsync(CancellationToken cancellationToken = default) => new(Version);
    }
}
