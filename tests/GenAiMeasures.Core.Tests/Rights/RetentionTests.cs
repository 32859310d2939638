using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Tests;

/// <summary>Invariant 7: nothing outlives its maximum unless it is held, nothing goes before its minimum.</summary>
public sealed class RetentionTests : IDisposable
{
    private static readonly Subject Person = new("a");

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.Zero));
    private readonly MemoryLedgerStore _store = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Records_go_with_their_keys_when_the_month_is_over_its_maximum_and_not_a_day_before()
    {
        await using ServiceProvider provider = Build();
        await WriteAsync(provider, 3);
        IRetentionService retention = provider.GetRequiredService<IRetentionService>();

        // security log: at most twelve months; the last record of November may be from 1 December
        await AdvanceToAsync(new DateTimeOffset(2027, 12, 1, 15, 59, 0, TimeSpan.Zero));
        RetentionRun early = await retention.RunAsync(Cancellation);
        Assert.Equal((null, 0, 0), (early.Refused, early.Keys.Count, early.Logs.Count));
        Assert.Equal(3, _store.Records<ExchangeOpened>().Count());

        await AdvanceToAsync(new DateTimeOffset(2027, 12, 1, 16, 0, 0, TimeSpan.Zero));
        RetentionRun run = await retention.RunAsync(Cancellation);
        Assert.Equal(1, run.Keys["security-log"]);
        Assert.Single(run.Logs);
        Assert.DoesNotContain(_store.SealedEntries, e => e.Kind == RecordKind.ExchangeOpened);
        Assert.Equal(LedgerLogState.Purged, _store.Heads[0].State);

        RetentionRun again = await retention.RunAsync(Cancellation);
        Assert.Equal((0, 0, 0), (again.Keys.Count, again.Boxes, again.Logs.Count));
        await using ILedgerReader reader = await _store.OpenReaderAsync(Cancellation);
        Assert.True((await LedgerVerifier.VerifyAsync(reader, Cancellation)).IsOk);
        Assert.Equal(3, _store.Records<RetentionRun>().Count());
    }

    [Fact]
    public async Task Hold_keeps_what_is_overdue_until_it_is_released_and_its_review_is_called()
    {
        await using ServiceProvider provider = Build();
        await WriteAsync(provider, 2);
        IRetentionService retention = provider.GetRequiredService<IRetentionService>();
        Assert.Equal(1, await retention.HoldAsync(new LegalHold("case-1", "court order", "legal", new DateOnly(2027, 6, 1)), Person, ["security-log"], Cancellation));
        await AdvanceToAsync(new DateTimeOffset(2028, 1, 10, 0, 0, 0, TimeSpan.Zero));

        RetentionRun held = await retention.RunAsync(Cancellation);
        Assert.Equal((1, 0, 0), (held.Held, held.Keys.Count, held.Logs.Count));
        Assert.Equal(["case-1"], held.ReviewDue);
        Assert.Equal(2, _store.Records<ExchangeOpened>().Count());

        Assert.True(await retention.ReleaseAsync("case-1", "legal", "case closed", Cancellation));
        Assert.False(await retention.ReleaseAsync("case-1", "legal", "case closed", Cancellation));
        RetentionRun released = await retention.RunAsync(Cancellation);
        Assert.Equal((0, 1), (released.Held, released.Keys["security-log"]));
        Assert.Empty(_store.Records<ExchangeOpened>());
        Assert.Equal([true, false], _store.Records<HoldChanged>().Select(h => h.Opened));
    }

    [Fact]
    public async Task Term_that_was_fixed_when_a_record_was_written_is_not_shortened_by_later_settings()
    {
        await using (ServiceProvider provider = Build(o => o.Records.Retention["security-log"] = new RetentionTerms { MinimumMonths = 24, MaximumMonths = 30 }))
        {
            await WriteAsync(provider, 2);
        }

        await using ServiceProvider shorter = Build();
        await WriteAsync(shorter, 1);
        await AdvanceToAsync(new DateTimeOffset(2028, 5, 1, 0, 0, 0, TimeSpan.Zero));

        RetentionRun run = await shorter.GetRequiredService<IRetentionService>().RunAsync(Cancellation);

        Assert.Equal((null, 0), (run.Refused, run.Keys.Count));
        Assert.Equal(3, _store.Records<ExchangeOpened>().Count());
    }

    [Fact]
    public async Task Clock_that_jumps_ahead_deletes_nothing_and_says_so()
    {
        var jumping = new JumpingTime(new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.Zero));
        await using ServiceProvider provider = Build(time: jumping);
        await WriteAsync(provider, 2);
        IRetentionService retention = provider.GetRequiredService<IRetentionService>();
        jumping.Now = new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero);

        RetentionRun run = await retention.RunAsync(Cancellation);

        Assert.Equal("clock_ahead", run.Refused);
        Assert.Equal(2, _store.Records<ExchangeOpened>().Count());
    }

    [Fact]
    public async Task Clock_that_is_far_ahead_at_a_start_is_believed_after_a_day_of_running()
    {
        await using (ServiceProvider provider = Build())
        {
            await WriteAsync(provider, 2);
        }

        _clock.Advance(TimeSpan.FromDays(500));
        await using ServiceProvider later = Build();
        IRetentionService retention = later.GetRequiredService<IRetentionService>();
        Assert.Equal("clock_ahead", (await retention.RunAsync(Cancellation)).Refused);
        _clock.Advance(TimeSpan.FromHours(24));
        Assert.Null((await retention.RunAsync(Cancellation)).Refused);
        Assert.Empty(_store.Records<ExchangeOpened>());
    }

    [Fact]
    public async Task Term_of_a_complaint_begins_when_it_is_closed()
    {
        await using ServiceProvider provider = Build();
        IRetentionService retention = provider.GetRequiredService<IRetentionService>();
        await ComplainAsync(provider, "c-1", ComplaintStep.Received);
        await ComplainAsync(provider, "c-2", ComplaintStep.Received);
        Assert.True(RecordHeader.TryRead(_store.SealedEntries[0].Header.Span, out RecordHeader? header));
        Assert.Equal((9, RecordHeader.Open, RecordHeader.Open), (header.Class, header.KeepUntilMin, header.KeepUntilMax));
        await ComplainAsync(provider, "c-1", ComplaintStep.Closed);

        // open for longer than it may be kept: it stays, and somebody is told
        await AdvanceToAsync(new DateTimeOffset(2029, 12, 2, 0, 0, 0, TimeSpan.Zero));
        RetentionRun run = await retention.RunAsync(Cancellation);
        Assert.Equal((null, 0, "c-2"), (run.Refused, run.Logs.Count, Assert.Single(run.CasesForgotten)[^3..]));
        Assert.Equal(3, _store.Records<ComplaintStepTaken>().Count());

        await ComplainAsync(provider, "c-2", ComplaintStep.Closed);
        await AdvanceToAsync(new DateTimeOffset(2032, 12, 2, 0, 0, 0, TimeSpan.Zero));
        Assert.Empty((await retention.RunAsync(Cancellation)).CasesForgotten);
        await AdvanceToAsync(new DateTimeOffset(2033, 1, 2, 0, 0, 0, TimeSpan.Zero));
        await retention.RunAsync(Cancellation);
        Assert.Empty(_store.Records<ComplaintStepTaken>());
        Assert.Empty((await provider.GetRequiredService<Ledger>().ReadStateAsync(Cancellation)).Cases);
    }

    [Fact]
    public async Task Complaint_that_is_handled_after_its_end_keeps_its_records_open()
    {
        await using ServiceProvider provider = Build();
        await ComplainAsync(provider, "c-1", ComplaintStep.Received);
        await ComplainAsync(provider, "c-1", ComplaintStep.Closed);
        await ComplainAsync(provider, "c-1", ComplaintStep.Handled);
        await AdvanceToAsync(new DateTimeOffset(2032, 1, 1, 0, 0, 0, TimeSpan.Zero));

        RetentionRun run = await provider.GetRequiredService<IRetentionService>().RunAsync(Cancellation);

        Assert.Equal(["complaint:c-1"], run.CasesForgotten);
        Assert.Equal(3, _store.Records<ComplaintStepTaken>().Count());
    }

    [Fact]
    public async Task Deletion_asked_for_while_a_complaint_is_open_is_done_six_months_after_it_is_closed()
    {
        await using ServiceProvider provider = Build(o => o.Records.RequestAnswerMilliseconds = 0);
        await ComplainAsync(provider, "c-1", ComplaintStep.Received);
        ISubjectRights rights = provider.GetRequiredService<ISubjectRights>();
        SubjectRequest request = await rights.SubmitAsync(Person, SubjectRequestKind.Delete, Cancellation);
        await rights.VerifyIdentityAsync(request, "sms", passed: true, Cancellation);

        ErasureDecision decision = Assert.Single((await rights.EraseAsync(request, Cancellation)).Decisions);

        Assert.Equal(("complaint", ErasureAction.RestrictUntil, null), (decision.Class, decision.Action, decision.NotBefore));
        await AdvanceToAsync(new DateTimeOffset(2028, 1, 1, 0, 0, 0, TimeSpan.Zero));
        IRetentionService retention = provider.GetRequiredService<IRetentionService>();
        Assert.Equal(0, (await retention.RunAsync(Cancellation)).Deferred);
        await ComplainAsync(provider, "c-1", ComplaintStep.Closed);
        Assert.Equal(0, (await retention.RunAsync(Cancellation)).Deferred);
        await AdvanceToAsync(new DateTimeOffset(2028, 7, 2, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, (await retention.RunAsync(Cancellation)).Deferred);
        Assert.Equal([ComplaintStep.Closed], _store.Records<ComplaintStepTaken>().Select(c => c.Step));
    }

    [Fact]
    public async Task Month_of_an_incident_is_kept_while_it_is_open_and_for_the_term_after_it_is_closed()
    {
        var incidents = new MemoryIncidentStore();
        await using ServiceProvider provider = Build(incidents: incidents);
        IRetentionService retention = provider.GetRequiredService<IRetentionService>();
        IIncidentService service = provider.GetRequiredService<IIncidentService>();
        Incident incident = await service.OpenAsync(new IncidentReport(IncidentKind.LabelFailure, "operator 1", "seen by hand"), Cancellation);

        // 36 months after its opening: nobody has closed it
        await AdvanceToAsync(new DateTimeOffset(2029, 12, 2, 0, 0, 0, TimeSpan.Zero));
        RetentionRun run = await retention.RunAsync(Cancellation);
        Assert.Equal(["incident:" + incident.Id], run.CasesForgotten);
        Assert.NotEmpty(_store.Records<IncidentStepTaken>());

        await service.TakeStepAsync(incident.Id, new IncidentAction(IncidentStep.Stopped, "operator 1", "stopped by hand"), Cancellation);
        await service.TakeStepAsync(incident.Id, new IncidentAction(IncidentStep.RectificationOpened, "operator 1", "a ticket was opened"), Cancellation);
        await service.AddRegressionAsync(incident.Id, new RegressionResult("engineer 2", "change", "run", 1, 1), Cancellation);
        await service.CloseAsync(incident.Id, "lead 3", "rectified and reviewed", Cancellation);
        await AdvanceToAsync(new DateTimeOffset(2032, 12, 2, 0, 0, 0, TimeSpan.Zero));
        Assert.Empty((await retention.RunAsync(Cancellation)).CasesForgotten);
        Assert.Contains(_store.Records<IncidentStepTaken>(), s => s.Step == IncidentStep.Found);

        await AdvanceToAsync(new DateTimeOffset(2033, 1, 3, 0, 0, 0, TimeSpan.Zero));
        await retention.RunAsync(Cancellation);
        Assert.Empty(_store.Records<IncidentStepTaken>());
    }

    [Fact]
    public async Task Term_of_a_measure_for_a_time_begins_when_it_ends()
    {
        await using ServiceProvider provider = Build();
        IRetentionService retention = provider.GetRequiredService<IRetentionService>();
        var change = new StandingChanged
        {
            Id = "m-1",
            Subject = "p",
            PersonPseudonym = "p",
            Step = StandingStep.Suspend,
            From = Standing.Good,
            To = Standing.Suspended,
            At = _clock.GetUtcNow(),
            Until = _clock.GetUtcNow().AddMonths(12),
            Author = "lead 3",
            Reason = "test",
        };
        await provider.GetRequiredService<ILedger>().AppendAsync(change, Cancellation);

        await AdvanceToAsync(new DateTimeOffset(2030, 11, 9, 0, 0, 0, TimeSpan.Zero));
        await retention.RunAsync(Cancellation);
        Assert.Single(_store.Records<StandingChanged>());

        await AdvanceToAsync(new DateTimeOffset(2030, 11, 12, 0, 0, 0, TimeSpan.Zero));
        await retention.RunAsync(Cancellation);
        Assert.Empty(_store.Records<StandingChanged>());
    }

    [Theory]
    [InlineData("security-log", 3, null, "GenAiMeasures:Records:Retention:security-log:MinimumMonths is 3, below the 6 months of its basis")]
    [InlineData("security-log", null, 5, "GenAiMeasures:Records:Retention:security-log:MaximumMonths is 5. It must be from 1 to 1200 and not below the minimum of 6 months.")]
    [InlineData("label", 12, 8, "GenAiMeasures:Records:Retention:label:MaximumMonths is 8. It must be from 1 to 1200 and not below the minimum of 12 months.")]
    [InlineData("content", null, 0, "GenAiMeasures:Records:Retention:content:MaximumMonths is 0.")]
    [InlineData("contents", null, 1, "GenAiMeasures:Records:Retention names the class 'contents', which does not exist.")]
    public void Terms_that_break_their_basis_are_an_error_at_start(string code, int? minimum, int? maximum, string message)
    {
        var options = new GenAiComplianceOptions();
        Some.InternalService(options);
        options.Records.Retention[code] = new RetentionTerms { MinimumMonths = minimum, MaximumMonths = maximum };

        ValidateOptionsResult result = new GenAiComplianceValidator().Validate(null, options);

        Assert.Contains(result.Failures!, f => f.StartsWith(message, StringComparison.Ordinal));
    }

    private async Task WriteAsync(ServiceProvider provider, int count)
    {
        ILedger ledger = provider.GetRequiredService<ILedger>();
        for (int i = 0; i < count; i++)
        {
            // settled as well: recovery would settle it later, and a record's minimum counts from when it was written
            var id = new ExchangeId(new Guid(_store.SealedEntries.Count, 1, 0, new byte[8]));
            await ledger.AppendAsync(new ExchangeOpened { Exchange = id, Person = Person, Streaming = false, Messages = 1 }, Cancellation);
            await ledger.AppendAsync(new ExchangeSettled { Exchange = id, Person = Person, Outcome = ExchangeOutcome.Completed }, Cancellation);
        }
    }

    private static ValueTask ComplainAsync(ServiceProvider provider, string complaint, ComplaintStep step) =>
        provider.GetRequiredService<ILedger>().AppendAsync(
            new ComplaintStepTaken { Complaint = complaint, Step = step, At = DateTimeOffset.UnixEpoch, Author = "agent 1", Person = Person }, Cancellation);

    private Task AdvanceToAsync(DateTimeOffset time)
    {
        _clock.Advance(time - _clock.GetUtcNow());
        return Task.CompletedTask;
    }

    private ServiceProvider Build(Action<GenAiComplianceOptions>? configure = null, TimeProvider? time = null, IIncidentStore? incidents = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time ?? _clock);
        IGenAiComplianceBuilder builder = services.AddGenAiCompliance(o =>
        {
            Some.InternalService(o);
            configure?.Invoke(o);
        }).UseLedgerStore<MemoryLedgerStore>();
        services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(_store));
        if (incidents is not null)
        {
            builder.UseIncidentStore<MemoryIncidentStore>().Services.Replace(ServiceDescriptor.Singleton(incidents));
        }

        ServiceProvider provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<IRetentionService>();
        return provider;
    }
}
