using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenAiMeasures.Testing.Tests;

/// <summary>The checks themselves: a store that breaks its contract in one way is found by the check that is about it, and the message says what.</summary>
public sealed class StoreContractTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_check_has_a_name_of_its_own_and_a_feature_that_everything_or_many_writers_hold()
    {
        Assert.Equal(StoreContract.Checks.Count, StoreContract.Checks.Select(c => c.Name).Distinct().Count());
        Assert.All(StoreContract.Checks, c => Assert.True((StoreFeatures.Everything | StoreFeatures.ManyWriters).HasFlag(c.Feature) && c.Feature != StoreFeatures.None));
        Assert.Equal(
            StoreContract.Checks.Count(c => c.Feature != StoreFeatures.ManyWriters), StoreContract.NamesFor(StoreFeatures.Everything).Count);
        Assert.Empty(StoreContract.NamesFor(StoreFeatures.None));
    }

    [Fact]
    public async Task A_check_that_is_unknown_or_not_claimed_is_an_error_and_no_pass()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => StoreContract.RunAsync("no such check", new MemoryPlace(), Cancellation));
        string subjects = StoreContract.NamesFor(StoreFeatures.SubjectState)[0];

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => StoreContract.RunAsync(subjects, new MemoryPlace(), Cancellation));

        Assert.StartsWith($"The check '{subjects}' is about SubjectState, which this place does not claim.", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string> Broken() => new()
    {
        { "loses the last part", "What was committed is read back to the byte, while the store is open and after it was opened again", "the entries, number " },
        { "gives a size too much", "Heads are those of the last commit, in the order in which their logs began", "the heads, number " },
        { "forgets a tile", "Tiles come by rising index and leaf hashes from any place", "the tiles" },
        { "keeps half of a batch", "A batch with a record whose place is taken by another is refused whole", "the entries after the refusal" },
        { "deletes more boxes than asked for", "Boxes under some keys are deleted in portions, headers stay", "boxes deleted of three" },
        { "does not purge", "Records of a log are deleted from its beginning, and the log without any is purged, with size and root", "the state of the log" },
        { "forgets settings", "Settings are there after the store was opened again, in their last value", "both settings are there" },
        { "does not close", "Closed logs stay closed, and the ledger goes on in new ones", "no log of the opening grows" },
        { "gives numbers again", "A deleted key is gone, and its number is never given again", "a key for the same name has a number of its own" },
        { "counts twice", "A standing that came in between is a conflict, and nothing is written", "an exchange again" },
        { "does not see a conflict", "Only the incident that follows replaces one, and writers at the same time lose no step", "the first is not written twice" },
        { "takes the last acceptance", "The first acceptance of a version stands, after a restart too", "the first" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task A_store_that_breaks_the_contract_is_found(string how, string check, string what)
    {
        BrokenLedgerStore? broken = null;
        var place = new MemoryPlace { Break = services => BreakIn(services, how, ref broken) };

        ContractViolationException violation = await Assert.ThrowsAsync<ContractViolationException>(() => StoreContract.RunAsync(check, place, Cancellation));

        Assert.StartsWith(what, violation.What, StringComparison.Ordinal);
        Assert.Equal($"{violation.What}: expected {violation.Expected}, found {violation.Found}.", violation.Message);
    }

    private static void BreakIn(IServiceCollection services, string how, ref BrokenLedgerStore? broken)
    {
        switch (how)
        {
            case "counts twice":
                services.Replace(ServiceDescriptor.Singleton<IStandingStore>(p => new CountingTwice()));
                break;
            case "does not see a conflict":
                services.Replace(ServiceDescriptor.Singleton<IIncidentStore>(p => new Overwriting()));
                break;
            case "takes the last acceptance":
                services.Replace(ServiceDescriptor.Singleton<IAgreementStore>(LastAcceptance));
                break;
            default:
                var real = (MemoryLedgerStore)services.Last(d => d.ServiceType == typeof(ILedgerStore)).ImplementationInstance!;
                services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(broken ??= new BrokenLedgerStore(real, how)));
                break;
        }
    }

    private static Dictionary<(string, string), DateTimeOffset> Accepted { get; } = [];

    private static readonly LastAcceptanceStore LastAcceptance = new();

    private sealed class LastAcceptanceStore : IAgreementStore
    {
        public ValueTask<DateTimeOffset?> FindAsync(string subject, string version, CancellationToken cancellationToken) =>
            new(Accepted.TryGetValue((subject, version), out DateTimeOffset at) ? at : null);

        public ValueTask AddAsync(string subject, string version, DateTimeOffset acceptedAt, CancellationToken cancellationToken)
        {
            Accepted[(subject, version)] = acceptedAt;
            return default;
        }
    }

    private sealed class CountingTwice : IStandingStore
    {
        private readonly MemoryStandingStore _real = new();

        public ValueTask<StandingState?> FindAsync(string subject, CancellationToken cancellationToken) => _real.FindAsync(subject, cancellationToken);

        public ValueTask<StandingCommit> TryCommitAsync(StandingState state, ExchangeId? counted, CancellationToken cancellationToken) =>
            _real.TryCommitAsync(state, null, cancellationToken);

        public IAsyncEnumerable<StandingState> ListAsync(Standing atLeast, CancellationToken cancellationToken) => _real.ListAsync(atLeast, cancellationToken);

        public IAsyncEnumerable<StandingState> ListUnrecordedAsync(CancellationToken cancellationToken) => _real.ListUnrecordedAsync(cancellationToken);
    }

    private sealed class Overwriting : IIncidentStore
    {
        private readonly Dictionary<string, Incident> _incidents = [];

        public ValueTask<Incident?> FindAsync(string id, CancellationToken cancellationToken) => new(_incidents.GetValueOrDefault(id));

        public ValueTask<bool> TryCommitAsync(Incident incident, CancellationToken cancellationToken)
        {
            _incidents[incident.Id] = incident;
            return new(true);
        }

        public IAsyncEnumerable<Incident> ListAsync(IncidentQuery query, CancellationToken cancellationToken) => _incidents.Values.ToAsyncEnumerable();
    }
}
