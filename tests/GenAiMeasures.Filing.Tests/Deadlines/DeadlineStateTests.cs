using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenAiMeasures.Filing.Tests;

/// <summary>States as a store keeps them: read back whole, or refused; a store that fails is said to.</summary>
public sealed class DeadlineStateTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_state_reads_back_as_it_was_and_every_truncation_of_it_is_refused()
    {
        await using FilingHost host = FilingHost.Open();
        Deadline deadline = await host.Deadlines.StartAsync(new DeadlineStart("alg.change", FilingHost.Start, "合规03") { About = "v2", Reason = "更换了基础模型" }, Cancellation);
        Complaint complaint = await host.Get<IComplaintRegister>().ReceiveAsync(new ComplaintEntry(ComplaintKind.Other, "信函", "内容"), Cancellation);
        byte[] one = deadline.ToUtf8Bytes();
        byte[] other = complaint.ToUtf8Bytes();

        Assert.Equal(one, Deadline.Parse(one).ToUtf8Bytes());
        Assert.Equal(other, Complaint.Parse(other).ToUtf8Bytes());
        for (int length = 0; length < one.Length; length++)
        {
            Assert.Throws<JsonException>(() => Deadline.Parse(one.AsSpan(0, length)));
        }

        for (int length = 0; length < other.Length; length++)
        {
            Assert.Throws<JsonException>(() => Complaint.Parse(other.AsSpan(0, length)));
        }
    }

    [Fact]
    public async Task Random_changes_of_a_state_read_as_a_state_or_are_refused()
    {
        const int Seed = 20261124;
        await using FilingHost host = FilingHost.Open();
        byte[] whole = (await host.Deadlines.StartAsync(new DeadlineStart("alg.change", FilingHost.Start, "合规03"), Cancellation)).ToUtf8Bytes();
        var random = new Random(Seed);
        for (int round = 0; round < 3_000; round++)
        {
            byte[] changed = [.. whole];
            for (int i = random.Next(1, 4); i > 0; i--)
            {
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
            }

            try
            {
                Assert.NotNull(Deadline.Parse(changed).Id);
            }
            catch (JsonException)
            {
                // refused: what a store hands over is never half read
            }
        }
    }

    [Fact]
    public async Task A_state_that_cannot_be_read_is_named_and_the_health_check_says_so()
    {
        await using FilingHost host = FilingHost.Open();
        ICaseStore store = host.Get<ICaseStore>();
        await store.TryCommitAsync(new CaseState { Kind = Deadline.CaseKind, Id = "alg.change:x", Version = 1, IsOpen = true, Body = "{}"u8.ToArray() }, Cancellation);

        StateUnavailableException error = await Assert.ThrowsAsync<StateUnavailableException>(async () => await host.Deadlines.FindAsync("alg.change:x", Cancellation));

        Assert.Equal("The state of deadline alg.change:x cannot be read. Stop the service, keep the file, and go on from a backup.", error.Message);
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_written_leaves_the_step_for_the_next_look()
    {
        var ledger = new MemoryLedgerStore();
        await using FilingHost host = FilingHost.Open(build: b =>
        {
            b.UseLedgerStore<MemoryLedgerStore>();
            b.Services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(ledger));
        });
        ledger.CommitError = _ => new LedgerUnavailableException("The disk is full.");
        await Assert.ThrowsAsync<LedgerUnavailableException>(async () => await host.Deadlines.StartAsync(new DeadlineStart("alg.change", FilingHost.Start, "合规03") { About = "v2" }, Cancellation));
        Assert.Empty(ledger.Records<DeadlineChanged>());

        ledger.CommitError = null;
        Deadline found = (await host.Deadlines.FindAsync("alg.change:v2", Cancellation))!;

        Assert.Equal(0, found.Unrecorded);
        Assert.Equal(DeadlineStep.Started, Assert.Single(ledger.Records<DeadlineChanged>()).Step);
    }
}
