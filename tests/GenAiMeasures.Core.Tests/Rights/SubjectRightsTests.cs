using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Tests;

public sealed class SubjectRightsTests : IDisposable
{
    private static readonly Subject Person = new("a");

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.Zero));
    private readonly MemoryLedgerStore _store = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Deletion_inside_the_minimum_term_restricts_says_until_when_and_erases_by_itself_afterwards()
    {
        await using ServiceProvider provider = Build();
        await WriteAsync(provider, Person, 2);
        await WriteAsync(provider, new Subject("b"), 1);
        ISubjectRights rights = provider.GetRequiredService<ISubjectRights>();
        SubjectRequest request = await VerifiedAsync(rights, SubjectRequestKind.Delete);

        ErasureOutcome outcome = await rights.EraseAsync(request, Cancellation);

        ErasureDecision decision = Assert.Single(outcome.Decisions);
        Assert.Equal(("security-log", 202611, ErasureAction.RestrictUntil, new DateOnly(2027, 6, 2)), (decision.Class, decision.Month, decision.Action, decision.NotBefore));
        Assert.StartsWith("CSL Art. 23(3)", decision.Ground, StringComparison.Ordinal);
        Assert.Equal(0, outcome.Erased);
        Assert.Equal(3, _store.Records<ExchangeOpened>().Count());

        _clock.Advance(new DateTimeOffset(2027, 6, 1, 16, 0, 0, TimeSpan.Zero) - _clock.GetUtcNow());
        RetentionRun run = await provider.GetRequiredService<IRetentionService>().RunAsync(Cancellation);
        Assert.Equal(1, run.Deferred);
        Assert.Single(_store.Records<ExchangeOpened>());
        Assert.Equal([false, true, false, true], _store.Records<SubjectErased>().Select(e => e.Done));
        Assert.All(_store.SealedEntries.Where(e => e.Kind == RecordKind.ExchangeOpened).Take(2), e => Assert.True(e.Parts[0].Key is null && e.Parts[0].Box.IsEmpty));
        await using ILedgerReader reader = await _store.OpenReaderAsync(Cancellation);
        Assert.True((await LedgerVerifier.VerifyAsync(reader, Cancellation)).IsOk);
    }

    [Fact]
    public async Task Deletion_after_the_minimum_term_destroys_the_keys_and_gives_a_receipt_that_holds()
    {
        await using ServiceProvider provider = Build();
        await WriteAsync(provider, Person, 2);
        _clock.Advance(TimeSpan.FromDays(230));
        ISubjectRights rights = provider.GetRequiredService<ISubjectRights>();
        SubjectRequest request = await VerifiedAsync(rights, SubjectRequestKind.Delete);
        Assert.Equal(ErasureAction.Erase, Assert.Single(await rights.PreviewAsync(request, Cancellation)).Action);

        ErasureOutcome outcome = await rights.EraseAsync(request, Cancellation);

        Assert.Equal(1, outcome.Erased);
        Assert.Empty(_store.Records<ExchangeOpened>());
        LedgerEntry done = _store.SealedEntries.Last(e => e.Kind == RecordKind.SubjectErased);
        Assert.True(outcome.Receipt.Proves(done.Header.Span, new MemorySigner("test/ledger/" + done.Log.ToString("n"))));
        LedgerEntry intent = _store.SealedEntries.First(e => e.Kind == RecordKind.SubjectErased);
        Assert.True(RecordHeader.TryRead(done.Header.Span, out RecordHeader? header));
        Assert.Equal(intent.LeafHash.ToArray(), header.Link.ToArray());
        Assert.Empty(await _store.Keys.FindSubjectAsync(new LedgerSecret(SHA256.HashData("secret"u8)).Lookup(Person), Cancellation));
    }

    [Fact]
    public async Task Held_part_waits_for_the_release_of_the_hold()
    {
        await using ServiceProvider provider = Build();
        await WriteAsync(provider, Person, 1);
        IRetentionService retention = provider.GetRequiredService<IRetentionService>();
        await retention.HoldAsync(new LegalHold("case-9", "inspection", "legal", new DateOnly(2030, 1, 1)), Person, ["security-log"], Cancellation);
        _clock.Advance(TimeSpan.FromDays(230));
        ISubjectRights rights = provider.GetRequiredService<ISubjectRights>();

        ErasureOutcome outcome = await rights.EraseAsync(await VerifiedAsync(rights, SubjectRequestKind.Delete), Cancellation);
        Assert.Equal((ErasureAction.Held, "case-9"), (outcome.Decisions[0].Action, outcome.Decisions[0].Ground));
        await retention.RunAsync(Cancellation);
        Assert.Single(_store.Records<ExchangeOpened>());

        await retention.ReleaseAsync("case-9", "legal", "closed", Cancellation);
        await retention.RunAsync(Cancellation);
        Assert.Empty(_store.Records<ExchangeOpened>());
    }

    [Fact]
    public async Task Erasure_that_a_failure_cut_short_is_finished_at_the_next_start()
    {
        await using (ServiceProvider provider = Build())
        {
            await WriteAsync(provider, Person, 1);
            _clock.Advance(TimeSpan.FromDays(230));
            ISubjectRights rights = provider.GetRequiredService<ISubjectRights>();
            SubjectRequest request = await VerifiedAsync(rights, SubjectRequestKind.Delete);
            _store.CommitError = entries => entries.Any(e => e.Kind == RecordKind.SubjectErased) ? new IOException("disk") : null;
            await Assert.ThrowsAsync<LedgerUnavailableException>(async () => await rights.EraseAsync(request, Cancellation));
            _store.CommitError = null;
        }

        await using ServiceProvider again = Build();
        await again.GetRequiredService<CompliancePipeline>().EnsureStartedAsync();

        Assert.Empty(_store.Records<ExchangeOpened>());
        Assert.True(Assert.Single(_store.Records<SubjectErased>()).Done);
    }

    [Fact]
    public async Task Nothing_works_before_the_person_is_verified_and_for_another_kind_of_request()
    {
        await using ServiceProvider provider = Build();
        ISubjectRights rights = provider.GetRequiredService<ISubjectRights>();
        SubjectRequest request = await rights.SubmitAsync(Person, SubjectRequestKind.Copy, Cancellation);
        using var output = new MemoryStream();

        InvalidOperationException unverified = await Assert.ThrowsAsync<InvalidOperationException>(async () => await rights.ExportAsync(request, output, Cancellation));
        Assert.Equal($"The person behind request {request.Id} was not verified: call VerifyIdentityAsync first.", unverified.Message);
        await rights.VerifyIdentityAsync(request, "sms", passed: true, Cancellation);
        await rights.VerifyIdentityAsync(request, "sms", passed: false, Cancellation);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await rights.ExportAsync(request, output, Cancellation));
        await rights.VerifyIdentityAsync(request, "sms", passed: true, Cancellation);
        InvalidOperationException other = await Assert.ThrowsAsync<InvalidOperationException>(async () => await rights.EraseAsync(request, Cancellation));
        Assert.Equal($"Request {request.Id} asks for Copy, not for Delete.", other.Message);
        await Assert.ThrowsAsync<ArgumentException>(async () => await rights.SubmitAsync(Subject.Anonymous, SubjectRequestKind.Copy, Cancellation));
    }

    [Fact]
    public async Task Request_is_due_after_its_days_and_each_step_is_on_record_without_the_person()
    {
        await using ServiceProvider provider = Build();
        ISubjectRights rights = provider.GetRequiredService<ISubjectRights>();
        SubjectRequest request = await VerifiedAsync(rights, SubjectRequestKind.Access);
        await rights.RefuseAsync(request, "not our records", Cancellation);

        Assert.Equal(new DateOnly(2026, 11, 25), request.Due);
        Assert.Equal(
            [(SubjectRequestStep.Submitted, null, null), (SubjectRequestStep.Verified, "sms", null), (SubjectRequestStep.Refused, null, "not our records")],
            _store.Records<SubjectRequested>().Select(r => (r.Step, r.Method, r.Ground)));
        Assert.All(_store.Entries, e => Assert.Equal(_store.Entries[0].Parts[0].Key, e.Parts[0].Key));
    }

    [Fact]
    public async Task Export_holds_records_table_host_data_proofs_and_their_digests()
    {
        await using ServiceProvider provider = Build(s => s.AddSingleton<IPersonalDataContributor>(new HostStore()));
        await WriteAsync(provider, Person, 3);
        await WriteAsync(provider, new Subject("b"), 2);
        ISubjectRights rights = provider.GetRequiredService<ISubjectRights>();
        SubjectRequest correct = await VerifiedAsync(rights, SubjectRequestKind.Correct);
        await rights.CorrectAsync(correct, "name", "=HYPERLINK(\"x\") 张三", Cancellation);
        using var output = new MemoryStream();

        long records = await rights.ExportAsync(await VerifiedAsync(rights, SubjectRequestKind.Copy), output, Cancellation);

        Assert.Equal(4, records);
        Dictionary<string, byte[]> files = Unzip(output);
        using JsonDocument json = JsonDocument.Parse(files["records.json"]);
        Assert.Equal(["ExchangeOpened", "ExchangeOpened", "ExchangeOpened", "SubjectCorrected"], json.RootElement.GetProperty("records").EnumerateArray().Select(r => r.GetProperty("kind").GetString()));
        Assert.Equal([0xEF, 0xBB, 0xBF], files["records.csv"].Take(3));
        Assert.Equal(5, Encoding.UTF8.GetString(files["records.csv"]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal("""{"chats":1}""", Encoding.UTF8.GetString(files["host/chats.json"]));
        string[] proofs = [.. files.Keys.Where(k => k.EndsWith(".tlog-proof", StringComparison.Ordinal))];
        Assert.Equal(4, proofs.Length);
        foreach (string proof in proofs)
        {
            Assert.True(LedgerReceipt.TryParse(Encoding.UTF8.GetString(files[proof]), out LedgerReceipt? receipt));
            Assert.True(LedgerCheckpoint.TryParse(receipt.Checkpoint.Text, out LedgerCheckpoint? checkpoint));
            Assert.True(receipt.Proves(receipt.Extra.Span, new MemorySigner(checkpoint.Origin)));
        }

        using JsonDocument manifest = JsonDocument.Parse(files["manifest.json"]);
        Assert.All(
            manifest.RootElement.GetProperty("sha256").EnumerateObject(),
            d => Assert.Equal(d.Value.GetString(), Convert.ToHexStringLower(SHA256.HashData(files[d.Name]))));
    }

    [Fact]
    public async Task Person_of_whom_nothing_is_recorded_gets_answers_of_the_same_shape()
    {
        await using ServiceProvider provider = Build();
        await WriteAsync(provider, new Subject("b"), 2);
        ISubjectRights rights = provider.GetRequiredService<ISubjectRights>();
        using var output = new MemoryStream();

        Assert.Equal(0, await rights.ExportAsync(await VerifiedAsync(rights, SubjectRequestKind.Copy), output, Cancellation));
        ErasureOutcome outcome = await rights.EraseAsync(await VerifiedAsync(rights, SubjectRequestKind.Delete), Cancellation);

        Assert.Equal(["manifest.json", "records.csv", "records.json"], Unzip(output).Keys.Order(StringComparer.Ordinal));
        Assert.Equal((0, 0), (outcome.Erased, outcome.Decisions.Count));
        Assert.NotEmpty(outcome.Receipt.ToString());
    }

    [Fact]
    public async Task Restricted_records_are_left_out_of_an_export()
    {
        await using ServiceProvider provider = Build();
        await WriteAsync(provider, Person, 2);
        ISubjectRights rights = provider.GetRequiredService<ISubjectRights>();
        Assert.Equal(1, await rights.RestrictAsync(await VerifiedAsync(rights, SubjectRequestKind.Restrict), Cancellation));
        using var output = new MemoryStream();

        Assert.Equal(0, await rights.ExportAsync(await VerifiedAsync(rights, SubjectRequestKind.Copy), output, Cancellation));
        Assert.Equal(2, _store.Records<ExchangeOpened>().Count());
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("=\"x\"", "\"'=\"\"x\"\"\"")]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    public void Cell_is_quoted_and_never_a_formula(string text, string cell)
    {
        Assert.Equal(cell, CsvCell.Write(text));
    }

    private static async Task<SubjectRequest> VerifiedAsync(ISubjectRights rights, SubjectRequestKind asked)
    {
        SubjectRequest request = await rights.SubmitAsync(Person, asked, Cancellation);
        await rights.VerifyIdentityAsync(request, "sms", passed: true, Cancellation);
        return request;
    }

    private async Task WriteAsync(ServiceProvider provider, Subject person, int count)
    {
        ILedger ledger = provider.GetRequiredService<ILedger>();
        for (int i = 0; i < count; i++)
        {
            await ledger.AppendAsync(
                new ExchangeOpened { Exchange = new ExchangeId(new Guid(_store.SealedEntries.Count, 1, 0, new byte[8])), Person = person, Streaming = false, Messages = 1 }, Cancellation);
        }
    }

    private static Dictionary<string, byte[]> Unzip(MemoryStream stream)
    {
        stream.Position = 0;
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        return zip.Entries.ToDictionary(
            e => e.FullName,
            e =>
            {
                using var bytes = new MemoryStream();
                using Stream entry = e.Open();
                entry.CopyTo(bytes);
                return bytes.ToArray();
            },
            StringComparer.Ordinal);
    }

    private ServiceProvider Build(Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        more?.Invoke(services);
        services.AddGenAiCompliance(Some.InternalService).UseLedgerStore<MemoryLedgerStore>();
        services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(_store));
        return services.BuildServiceProvider();
    }

    private sealed class HostStore : IPersonalDataContributor
    {
        public string Name => "chats";

        public Task ExportAsync(Subject subject, Stream output, CancellationToken cancellationToken) =>
            output.WriteAsync("""{"chats":1}"""u8.ToArray(), cancellationToken).AsTask();

        public Task EraseAsync(Subject subject, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
