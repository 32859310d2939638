using System.Text.RegularExpressions;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>Records are found by what the store knows, and a request's status however many records came after it.</summary>
public sealed partial class LedgerSearchTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    private TestWeb Web => fixture.Web;

    [Fact]
    public async Task A_persons_records_are_found_by_the_persons_keys_newest_first_and_page_by_page()
    {
        for (int i = 0; i < 3; i++)
        {
            await AnswerStreamTests.AskAsync(Web, "hello", "person-1");
        }

        await AnswerStreamTests.AskAsync(Web, "hello", "person-2");
        string person = await Web.PseudonymAsync("person-1");
        LedgerSearch search = Web.Get<LedgerSearch>();
        var filter = new RecordFilter { Person = person };

        List<LedgerEntry> all = [];
        long? next = null;
        do
        {
            (IReadOnlyList<LedgerEntry> found, next) = await search.FindAsync(filter, next, 2, CancellationToken.None);
            all.AddRange(found);
        }
        while (next is not null);

        Assert.Equal(all.OrderByDescending(e => e.Position), all);
        Assert.Equal(3, all.Count(e => e.Kind == RecordKind.ExchangeOpened));
        Assert.Equal(3, all.Count(e => e.Kind == RecordKind.ExchangeSettled));
        (IReadOnlyList<LedgerEntry> settled, _) = await search.FindAsync(filter with { Kind = RecordKind.ExchangeSettled }, null, 50, CancellationToken.None);
        Assert.Equal(3, settled.Count);
        using HttpClient viewer = Web.As("v", "genai-viewer");
        Assert.Equal(all.Count, Row().Count(await viewer.PageAsync("/compliance/records?person=" + person)));
        Assert.Equal(0, Row().Count(await viewer.PageAsync("/compliance/records?person=" + new string('0', 32))));
    }

    [Fact]
    public async Task An_exchanges_records_are_found_from_its_time_on_in_their_order()
    {
        await AnswerStreamTests.AskAsync(Web, "hello", "exchange-1");
        ExchangeId exchange = (await Web.RecordsAsync()).OfType<ExchangeSettled>().Last().Exchange;
        await AnswerStreamTests.AskAsync(Web, "hello", "exchange-2");
        LedgerSearch search = Web.Get<LedgerSearch>();

        (IReadOnlyList<LedgerEntry> found, long? next) = await search.FindAsync(new RecordFilter { Exchange = exchange }, null, 50, CancellationToken.None);
        Assert.Equal(found.OrderBy(e => e.Position), found);
        Assert.Null(next);
        Assert.Contains(found, e => e.Kind == RecordKind.ExchangeOpened);
        Assert.Contains(found, e => e.Kind == RecordKind.ExchangeSettled);

        // one at a time they are the same
        List<long> paged = [];
        next = null;
        do
        {
            (IReadOnlyList<LedgerEntry> one, next) = await search.FindAsync(new RecordFilter { Exchange = exchange }, next, 1, CancellationToken.None);
            paged.AddRange(one.Select(e => e.Position));
        }
        while (next is not null);
        Assert.Equal(found.Select(e => e.Position), paged);

        // a number that somebody made up is looked for all the same
        (IReadOnlyList<LedgerEntry> none, _) = await search.FindAsync(new RecordFilter { Exchange = new ExchangeId(Guid.Empty) }, null, 50, CancellationToken.None);
        Assert.Empty(none);
    }

    [Theory]
    [InlineData("from", 1, false)]
    [InlineData("to", -1, false)]
    [InlineData("from", 0, true)]
    [InlineData("to", 0, true)]
    public async Task Days_bound_the_search(string bound, int days, bool isFound)
    {
        await AnswerStreamTests.AskAsync(Web, "hello", "days");
        DateOnly day = Beijing.DateOf(TimeProvider.System.GetUtcNow()).AddDays(days);
        using HttpClient viewer = Web.As("v", "genai-viewer");
        string person = await Web.PseudonymAsync("days");

        Assert.Equal(isFound, Row().IsMatch(await viewer.PageAsync($"/compliance/records?{bound}={Beijing.Day(day)}")));
        Assert.Equal(isFound, Row().IsMatch(await viewer.PageAsync($"/compliance/records?kind=ExchangeSettled&{bound}={Beijing.Day(day)}")));
        Assert.Equal(isFound, Row().IsMatch(await viewer.PageAsync($"/compliance/records?person={person}&{bound}={Beijing.Day(day)}")));
    }

    [Theory]
    [InlineData("exchange=nonsense")]
    [InlineData("person=NONSENSE")]
    public async Task What_cannot_be_looked_for_is_said(string query)
    {
        using HttpClient viewer = Web.As("v", "genai-viewer");

        Assert.Contains("填写的不是，未按其查找。", await viewer.PageAsync("/compliance/records?" + query), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from=9999-12-31&to=0001-01-01")]
    [InlineData("from=2026-13-40")]
    [InlineData("before=9223372036854775807&exchange=ffffffffffff7fffbfffffffffffffff")]
    [InlineData("before=1&kind=ClientSeen")]
    public async Task Bounds_at_the_ends_of_time_find_nothing_and_break_nothing(string query)
    {
        using HttpClient viewer = Web.As("v", "genai-viewer");
        await viewer.PageAsync("/compliance/records?" + query);
    }

    [Fact]
    public async Task A_requests_status_is_found_however_many_records_came_after_it()
    {
        await using TestWeb web = await TestWeb.StartAsync();
        using HttpClient user = web.As("asker");
        using HttpResponseMessage asked = await user.SendAsync("/people/requests", """{"kind":"Access"}""");
        string id = (await asked.JsonAsync()).GetProperty("id").GetString()!;
        await Task.WhenAll(Enumerable.Range(0, LedgerSearch.ScannedAtOnce + 100)
            .Select(i => web.Get<ILedger>().AppendAsync(new OperatorActed { Operator = "o", Action = "a", Reason = "r", At = default }).AsTask()));

        using HttpResponseMessage status = await user.GetAsync(new Uri("/people/requests/" + id, UriKind.Relative));
        Assert.Equal("Submitted", (await status.JsonAsync()).GetProperty("step").GetString());
        using HttpClient viewer = web.As("v", "genai-viewer");
        Assert.Contains(id, await viewer.PageAsync("/compliance/rights"), StringComparison.Ordinal);

        // what comes later is seen too
        using HttpResponseMessage second = await user.SendAsync("/people/requests", """{"kind":"Delete"}""");
        string other = (await second.JsonAsync()).GetProperty("id").GetString()!;
        Assert.Contains(other, await viewer.PageAsync("/compliance/rights"), StringComparison.Ordinal);
        Assert.Equal(2, (await web.Get<RequestIndex>().ListAsync(CancellationToken.None)).Count);
        Assert.Empty(await web.Get<RequestIndex>().FindAsync(new string('0', 32), CancellationToken.None));
    }

    [GeneratedRegex("<td class=\"id\"><a href=\"(/compliance/records/[^\"]+)\">", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Row();
}
