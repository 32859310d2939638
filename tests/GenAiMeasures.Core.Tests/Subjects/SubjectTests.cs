using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Tests;

public sealed class SubjectTests
{
    [Fact]
    public void A_subject_does_not_show_its_id()
    {
        Assert.Equal("Subject (identified)", new Subject("zhang-san").ToString());
        Assert.Equal("Subject (shared)", new Subject("kiosk", SubjectKind.Shared).ToString());
        Assert.Equal("Subject (anonymous)", Subject.Anonymous.ToString());
        Assert.Throws<ArgumentException>("id", () => new Subject(" "));
    }

    [Fact]
    public void Scopes_nest_and_a_disposed_one_brings_back_the_one_outside()
    {
        using ServiceProvider provider = new ServiceCollection().AddGenAiCompliance(Some.InternalService).Services.BuildServiceProvider();
        IComplianceScope scope = provider.GetRequiredService<IComplianceScope>();
        var outer = new Subject("outer");
        var inner = new Subject("inner");

        Assert.Null(scope.Current);
        IDisposable first = scope.Begin(outer);
        IDisposable second = scope.Begin(inner);
        Assert.Same(inner, scope.Current);
        second.Dispose();
        second.Dispose();
        Assert.Same(outer, scope.Current);
        first.Dispose();

        Assert.Null(scope.Current);
        Assert.Throws<ArgumentNullException>("subject", () => scope.Begin(null!));
    }

    [Fact]
    public async Task A_scope_flows_into_what_it_starts_and_not_into_its_neighbour()
    {
        using ServiceProvider provider = new ServiceCollection().AddGenAiCompliance(Some.InternalService).Services.BuildServiceProvider();
        IComplianceScope scope = provider.GetRequiredService<IComplianceScope>();

        Subject?[] seen = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(async () =>
        {
            using (scope.Begin(new Subject($"user-{i}")))
            {
                await Task.Yield();
                return scope.Current;
            }
        })));

        Assert.Equal(Enumerable.Range(0, 32).Select(i => $"user-{i}"), seen.Select(s => s?.Id));
    }

    [Fact]
    public async Task The_first_resolver_that_knows_wins_and_the_ledger_holds_a_pseudonym()
    {
        await using TestHost host = TestHost.Create(
            FakeChatClient.Saying("x"), o => o.Subjects.AllowAnonymous = false, b => b.AddSubjectResolver<Nobody>().AddSubjectResolver<Somebody>());

        await host.Client.GetResponseAsync("one");
        await host.Client.GetResponseAsync("two");

        ExchangeOpened[] opened = [.. host.Store.Records<ExchangeOpened>()];
        Assert.Equal(opened[0].Subject, opened[1].Subject);
        Assert.Matches("^[0-9a-f]{32}$", opened[0].Subject);
        Assert.Matches("^[0-9a-f]{32}$", opened[0].Session);
        Assert.NotEqual(opened[0].Subject, opened[0].Session);
    }

    [Fact]
    public async Task The_same_id_in_another_tenant_is_another_subject()
    {
        await using TestHost host = TestHost.Create(FakeChatClient.Saying("x"));
        ILedger ledger = host.Services.GetRequiredService<ILedger>();

        string one = await ledger.GetPseudonymAsync(new Subject("user") { Tenant = "a" });
        string two = await ledger.GetPseudonymAsync(new Subject("user") { Tenant = "b" });
        string glued = await ledger.GetPseudonymAsync(new Subject("auser"));

        Assert.Distinct([one, two, glued]);
    }

    private sealed class Nobody : ISubjectResolver
    {
        public Subject? Resolve() => null;
    }

    private sealed class Somebody : ISubjectResolver
    {
        public Subject Resolve() => new("user-1") { SessionId = "session-1" };
    }
}
