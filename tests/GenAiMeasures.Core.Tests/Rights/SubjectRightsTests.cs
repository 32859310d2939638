using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
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
    public async Task Answer_takes_full_steps_of_time_whether_anything_is_recorded_or_not()
    {
        var stopwatch = new CountedTime();
        await using ServiceProvider provider = Build(s => s.AddSingleton<TimeProvider>(stopwatch), answerMilliseconds: 500);
        await WriteAsync(provider, Person, 5);
        ISubjectRights rights = provider.GetRequiredService<ISubjectRights>();
        SubjectRequest known = await VerifiedAsync(rights, SubjectRequestKind.Delete);
        SubjectRequest unknown = await rights.SubmitAsync(new Subject("nobody"), SubjectRequestKind.Delete, Cancellation);
        await rights.VerifyIdentityAsync(unknown, "sms", passed: true, Cancellation);

        foreach (SubjectRequest request in new[] { known, unknown })
        {
            await rights.PreviewAsync(request, Cancellation);
            await rights.EraseAsync(request, Cancellation);
        }

        // 130 ms have passed when an answer is there: 370 are left to the step
        Assert.Equal([370, 370, 370, 370], stopwatch.Delays.Select(d => (int)d.TotalMilliseconds));
    }

    [Fact]
    public async Task Open_requests_are_listed_until_they_are_answered_over_a_restart()
    {
        SubjectRequest first;
        await using (ServiceProvider provider = Build())
        {
            ISubjectRights rights = provider.GetRequiredService<ISubjectRights>();
            first = await rights.SubmitAsync(Person, SubjectRequestKind.Copy, Cancellation);
            SubjectRequest second = await VerifiedAsync(rights, SubjectRequestKind.Delete);
            await rights.EraseAsync(second, Cancellation);
        }

        await using ServiceProvider again = Build();
        ISubjectRights later = again.GetRequiredService<ISubjectRights>();
        Assert.Equal([new OpenSubjectRequest(first.Id, SubjectRequestKind.Copy, new DateOnly(2026, 11, 10), new DateOnly(2026, 11, 25))], await later.ListOpenAsync(Cancellation));
        await later.RefuseAsync(first, "not verified", Cancellation);
        Assert.Empty(await later.ListOpenAsync(Cancellation));
    }

    [Theory]
    [InlineData(15, HealthStatus.Healthy, "1 open")]
    [InlineData(16, HealthStatus.Degraded, "1 requests of people are past their day")]
    [InlineData(30, HealthStatus.Unhealthy, "1 requests of people are not answered after 30 days")]
    public async Task Unanswered_request_is_seen_in_the_health_of_the_service(int days, HealthStatus status, string description)
    {
        await using ServiceProvider provider = Build();
        await provider.GetRequiredService<ISubjectRights>().SubmitAsync(Person, SubjectRequestKind.Copy, Cancellation);
        _clock.Advance(TimeSpan.FromDays(days));

        HealthCheckResult result = provider.GetServices<IComplianceHealthProbe>().Single(p => p.Name == "requests").Probe();

        Assert.Equal((status, description), (result.Status, result.Description));
    }

    [Fact]
    public async Task Every_kind_of_request_has_a_receipt_of_its_last_step()
    {
        await using ServiceProvider provider = Build();
        await WriteAsync(provider, Person, 1);
        ISubjectRights rights = provider.GetRequiredService<ISubjectRights>();
        SubjectRequest request = await VerifiedAsync(rights, SubjectRequestKind.Restrict);
        await rights.RestrictAsync(request, Cancellation);

        LedgerReceipt receipt = await rights.GetReceiptAsync(request, Cancellation);

        LedgerEntry answered = _store.SealedEntries.Last(e => e.Kind == RecordKind.SubjectRequested);
        Assert.True(receipt.Proves(answered.Header.Span, new MemorySigner("test/ledger/" + answered.Log.ToString("n"))));

        // another process knows it from the ledger
        await using ServiceProvider later = Build();
        LedgerReceipt again = await later.GetRequiredService<ISubjectRights>().GetReceiptAsync(request, Cancellation);
        Assert.Equal(receipt.Index, again.Index);
        Assert.True(again.Proves(answered.Header.Span, new MemorySigner("test/ledger/" + answered.Log.ToString("n"))));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await rights.GetReceiptAsync(request with { Id = "unknown" }, Cancellation));
    }

    [Fact]
    public async Task Verified_request_does_not_open_another_persons_records()
    {
        await using ServiceProvider provider = Build();
        ISubjectRights rights = provider.GetRequiredService<ISubjectRights>();
        SubjectRequest request = await VerifiedAsync(rights, SubjectRequestKind.Copy);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await rights.ExportAsync(request with { Subject = new Subject("b") }, Stream.Null, Cancellation));
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

    [Fact]
    public async Task Export_leaves_a_restricted_record_out_and_gives_its_content_that_is_not()
    {
        await using ServiceProvider provider = Build();
        Ledger ledger = provider.GetRequiredService<Ledger>();
        await ledger.AppendAsync(
            new ExchangeSettled
            {
                Exchange = new ExchangeId(Guid.CreateVersion7()),
                Person = Person,
                Outcome = ExchangeOutcome.Completed,
                Content = new ExchangeContent { Input = [new ContentMessage("user", [new ContentPiece { Kind = ContentKind.Text, Text = "a question" }])] },
            },
            Cancellation);
        IReadOnlyList<LedgerKey> keys = await _store.Keys.FindSubjectAsync(await ledger.LookupAsync(Person, Cancellation), Cancellation);
        await ledger.RestrictAsync([.. keys.Where(k => k.Name.Class == 1)], Cancellation);
        ISubjectRights rights = provider.GetRequiredService<ISubjectRights>();
        using var output = new MemoryStream();

        Assert.Equal(1, await rights.ExportAsync(await VerifiedAsync(rights, SubjectRequestKind.Copy), output, Cancellation));

        using JsonDocument json = JsonDocument.Parse(Unzip(output)["records.json"]);
        JsonElement record = json.RootElement.GetProperty("records")[0];
        Assert.False(record.TryGetProperty("record", out _));
        Assert.Equal("a question", record.GetProperty("content").GetProperty("input")[0].GetProperty("pieces")[0].GetProperty("text").GetString());
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

    private ServiceProvider Build(Action<IServiceCollection>? more = null, int answerMilliseconds = 0)
    {
        var services = new ServiceCollection();
        more?.Invoke(services);
        services.TryAddSingleton<TimeProvider>(_clock);
        services.AddGenAiCompliance(o =>
        {
            Some.InternalService(o);
            o.Records.RequestAnswerMilliseconds = answerMilliseconds;
        }).UseLedgerStore<MemoryLedgerStore>();
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
