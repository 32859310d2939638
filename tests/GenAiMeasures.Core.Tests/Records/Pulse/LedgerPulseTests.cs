using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Tests;

public sealed class LedgerPulseTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 10, 0, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Start);
    private readonly MemoryLedgerStore _store = new();
    private readonly FakeLogCollector _logs = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Recorder_says_that_it_runs_while_nobody_asks_anything()
    {
        await using ServiceProvider provider = Build();
        LedgerPulseWorker worker = provider.GetServices<IHostedService>().OfType<LedgerPulseWorker>().Single();
        await worker.StartAsync(Cancellation);
        for (int beat = 1; beat <= 3; beat++)
        {
            // the worker waits for its timer on a thread of its own
            await WaitAsync(() =>
            {
                if (_store.Records<Heartbeat>().Count() < beat)
                {
                    _clock.Advance(TimeSpan.FromSeconds(300));
                }

                return _store.Records<Heartbeat>().Count() >= beat;
            });
        }

        await worker.StopAsync(Cancellation);
        List<Heartbeat> beats = [.. _store.Records<Heartbeat>()];
        Assert.All(beats, b => Assert.Equal(0, b.RunningSeconds % 300));
        Assert.Equal(beats.Select(b => b.RunningSeconds).Order(), beats.Select(b => b.RunningSeconds));
        Assert.Empty(_store.Records<ClockJumped>());
    }

    [Fact]
    public async Task Heartbeat_that_is_switched_off_is_not_written()
    {
        await using ServiceProvider provider = Build(o => o.Records.HeartbeatSeconds = 0);
        LedgerPulseWorker worker = provider.GetServices<IHostedService>().OfType<LedgerPulseWorker>().Single();

        await worker.StartAsync(Cancellation);
        await worker.ExecuteTask!;

        Assert.Empty(_store.SealedEntries);
    }

    [Theory]
    [InlineData(3_600)]
    [InlineData(-3_600)]
    public async Task Clock_that_is_set_is_on_record_with_the_time_it_should_have_shown(int seconds)
    {
        var jumping = new JumpingTime(Start);
        await using ServiceProvider provider = Build(time: jumping);
        LedgerPulse pulse = provider.GetRequiredService<LedgerPulse>();
        await pulse.BeatAsync(Cancellation);
        jumping.Now = Start.AddSeconds(seconds);

        await pulse.BeatAsync(Cancellation);
        await pulse.BeatAsync(Cancellation);

        ClockJumped jump = Assert.Single(_store.Records<ClockJumped>());
        Assert.Equal((jumping.Now, false), (jump.Shown, jump.AtStart));
        Assert.InRange(jump.Expected, Start, Start.AddMinutes(2));
        Assert.Contains(_logs.GetSnapshot(), l => l.Id.Name == "ClockJumped");
    }

    [Fact]
    public async Task Clock_that_is_behind_the_last_record_at_a_start_is_on_record()
    {
        await using (ServiceProvider provider = Build())
        {
            await provider.GetRequiredService<ILedger>().AppendAsync(new DutyWaived { Duty = "x", Reason = "y" }, Cancellation);
        }

        var earlier = new JumpingTime(Start.AddHours(-5));
        await using ServiceProvider later = Build(time: earlier);
        await later.GetRequiredService<LedgerPulse>().StartAsync(Cancellation);

        Assert.Equal(new ClockJumped { Expected = Start, Shown = earlier.Now, AtStart = true }, Assert.Single(_store.Records<ClockJumped>()));
    }

    [Fact]
    public async Task Request_that_is_overdue_is_an_alarm_once_a_day()
    {
        await using ServiceProvider provider = Build();
        SubjectRequest request = await provider.GetRequiredService<ISubjectRights>().SubmitAsync(Some.Subject, SubjectRequestKind.Copy, Cancellation);
        LedgerPulse pulse = provider.GetRequiredService<LedgerPulse>();
        await pulse.BeatAsync(Cancellation);
        Assert.DoesNotContain(_logs.GetSnapshot(), l => l.Id.Name == "RequestOverdue");
        _clock.Advance(TimeSpan.FromDays(16));

        await pulse.BeatAsync(Cancellation);
        await pulse.BeatAsync(Cancellation);
        _clock.Advance(TimeSpan.FromDays(1));
        await pulse.BeatAsync(Cancellation);

        Assert.Equal(
            [
                $"The request {request.Id} of a person was due on 11/25/2026 and is not answered, 16 days after it came in.",
                $"The request {request.Id} of a person was due on 11/25/2026 and is not answered, 17 days after it came in.",
            ],
            _logs.GetSnapshot().Where(l => l.Id.Name == "RequestOverdue").Select(l => l.Message));
    }

    private static async Task WaitAsync(Func<bool> isThere)
    {
        for (int i = 0; !isThere(); i++)
        {
            Assert.True(i < 2_000, "The worker did nothing.");
            await Task.Delay(5, Cancellation);
        }
    }

    private ServiceProvider Build(Action<GenAiComplianceOptions>? configure = null, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time ?? _clock);
        services.AddLogging(l => l.AddProvider(new FakeLoggerProvider(_logs)));
        services.AddGenAiCompliance(o =>
        {
            Some.InternalService(o);
            configure?.Invoke(o);
        }).UseLedgerStore<MemoryLedgerStore>();
        services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(_store));
        return services.BuildServiceProvider();
    }
}
