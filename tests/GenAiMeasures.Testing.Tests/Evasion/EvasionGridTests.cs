using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Testing.Tests;

public sealed class EvasionGridTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_moderation_of_this_library_is_tight_for_every_trick_at_every_cut()
    {
        await using ServiceProvider provider = Provider();

        IReadOnlyList<EvasionCell> cells = await EvasionGrid.RunAsync(
            ["违禁药水", "forbidden"], m => m.AsBuilder().UseGenAiCompliance().Build(provider), random: 5, cancellationToken: Cancellation);

        Assert.Equal([], cells.Where(c => !c.IsTight).Select(c => $"{c.Trick}: {c.Term}, caught {c.Caught} of {c.Splits}, leaked {c.Leaked}"));
        Assert.Equal(EvasionTricks.All.Select(t => t.Name).Order(StringComparer.Ordinal), cells.Select(c => c.Trick).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_plain_search_is_tight_for_the_plain_term_only()
    {
        IReadOnlyList<EvasionCell> cells = await EvasionGrid.RunAsync(
            ["违禁药水"], m => new PlainSearch(m, "违禁药水"), [EvasionTricks.All[0], new("reversed", t => string.Concat(t.Reverse())), new("never", _ => null)], cancellationToken: Cancellation);

        Assert.Equal([("plain", true), ("reversed", false)], cells.Select(c => (c.Trick, c.IsTight)));
        Assert.Equal((0, 4), (cells[1].Caught, cells[1].Leaked));
    }

    [Fact]
    public void A_trick_that_does_not_apply_writes_nothing()
    {
        Assert.Equal("ｆｏｒ", Write("full width", "for"));
        Assert.Null(Write("full width", "违禁"));
        Assert.Equal("违\u200B禁", Write("zero-width spaces", "违禁"));
        Assert.Equal("违<b>禁</b>药", Write("mark-up between", "违禁药"));
        Assert.Equal("\\u8fdd\\u7981", Write("escapes", "违禁"));
        Assert.Equal("%E8%BF%9D", Write("percent encoding", "违"));

        static string? Write(string trick, string term) => EvasionTricks.All.Single(t => t.Name == trick).Write(term);
    }

    private static ServiceProvider Provider()
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(Some.InternalService).UseMemoryStores().AddModeration(m =>
        {
            m.Lexicons.ReloadSeconds = 0;
            m.Lexicons.Add("违禁药水", "A.1.f").Add("forbidden", "A.1.f");
        });
        return services.BuildServiceProvider();
    }

    // waits for the whole answer and looks for the term as it is
    private sealed class PlainSearch(IChatClient inner, string term) : DelegatingChatClient(inner)
    {
        public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null,
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            List<ChatResponseUpdate> updates = await base.GetStreamingResponseAsync(messages, options, cancellationToken).ToListAsync(cancellationToken);
            if (!updates.TextOf().Contains(term, StringComparison.Ordinal))
            {
                foreach (ChatResponseUpdate update in updates)
                {
                    yield return update;
                }
            }
        }
    }
}
