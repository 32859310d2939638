namespace GenAiMeasures.AspNetCore.Tests;

public sealed class ExchangeOverHttpTests
{
    [Fact]
    public async Task An_exchange_belongs_to_the_signed_in_user_and_says_from_where_it_came()
    {
        await using TestWeb web = await TestWeb.StartAsync(web: o => o.Client.Record = true);
        using HttpClient user = web.As("u-1", claims: "sid=s-1");
        user.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", new string('x', 400));
        user.DefaultRequestHeaders.TryAddWithoutValidation("X-Forwarded-For", "203.0.113.9");
        using HttpResponseMessage response = await user.PostAsync(new Uri("/stream", UriKind.Relative), new StringContent("hello"));
        await response.Content.ReadAsStringAsync();

        List<LedgerRecord> records = await web.RecordsAsync();
        ExchangeOpened opened = records.OfType<ExchangeOpened>().Single();
        ClientSeen seen = records.OfType<ClientSeen>().Single();
        Assert.Equal(await web.PseudonymAsync("u-1"), opened.Subject);
        Assert.NotNull(opened.Session);
        Assert.Equal(opened.Exchange, seen.Exchange);

        // a header that anybody can send is no address
        Assert.Equal("127.0.0.1", seen.SourceAddress);
        Assert.InRange(seen.SourcePort!.Value, 1, 65_535);
        Assert.Equal(web.Address.Port, seen.DestinationPort);
        Assert.Equal(256, seen.Client!.Length);
    }

    [Fact]
    public async Task By_default_nothing_is_recorded_of_the_client()
    {
        await using TestWeb web = await TestWeb.StartAsync();
        using HttpClient user = web.As("u-1");
        using HttpResponseMessage response = await user.PostAsync(new Uri("/whole", UriKind.Relative), new StringContent("hello"));

        Assert.Equal("fine", (await response.JsonAsync()).GetProperty("text").GetString());
        Assert.Empty((await web.RecordsAsync()).OfType<ClientSeen>());
    }

    [Fact]
    public async Task Nobody_is_refused_as_unknown()
    {
        await using TestWeb web = await TestWeb.StartAsync();
        using HttpClient nobody = web.As(null);
        using HttpResponseMessage response = await nobody.PostAsync(new Uri("/stream", UriKind.Relative), new StringContent("hello"));

        List<(string Name, System.Text.Json.JsonElement Data)> events = BrowserExtensions.Events(await response.Content.ReadAsStringAsync());
        Assert.Equal("subject_unknown", events.Single(e => e.Name == "refusal").Data.GetProperty("code").GetString());
        Assert.Equal("请先登录后再使用本服务。", events.Single(e => e.Name == "refusal").Data.GetProperty("text").GetString());
        Assert.DoesNotContain(events, e => e.Name == "text");
    }
}
