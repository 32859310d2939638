using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>The short form of <c>GenAiMeasures.Benchmarks -- web</c>: many streams at once on real Kestrel and a real ledger. Nothing is timed.</summary>
public sealed class StreamLoadTests
{
    private const int Read = 80;
    private const int HungUp = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_hundred_streams_at_once_of_which_twenty_hang_up_leave_a_hundred_whole_pairs_of_records()
    {
        using var model = new FakeChatClient { OnStream = (messages, _, token) => Slowly(messages[^1].Text == "endless" ? int.MaxValue : 10, token) };
        await using TestWeb web = await TestWeb.StartAsync(model);
        Task<string>[] reading = [.. Enumerable.Range(0, Read).Select(i => ReadAsync(web, i))];
        await Task.WhenAll(Enumerable.Range(0, HungUp).Select(i => HangUpAsync(web, i)));
        string[] answered = await Task.WhenAll(reading);

        (HashSet<string> opened, Dictionary<string, ExchangeOutcome> settled) = await SettledAsync(web);

        Assert.Equal(Read + HungUp, opened.Count);
        Assert.Equal(opened.Order(StringComparer.Ordinal), settled.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Read, answered.Distinct(StringComparer.Ordinal).Count());
        Assert.All(answered, exchange => Assert.Equal(ExchangeOutcome.Completed, settled[exchange]));
        Assert.All(settled.Where(s => !answered.Contains(s.Key)), s => Assert.Equal(ExchangeOutcome.Cancelled, s.Value));
        Assert.Equal(0, model.OpenStreams);
        Assert.True((await web.Get<ILedgerEvidence>().VerifyAsync()).IsOk);
    }

    private static async Task<string> ReadAsync(TestWeb web, int reader)
    {
        List<(string Name, JsonElement Data)> events = await AnswerStreamTests.AskAsync(web, "hello", $"reader-{reader}");
        Assert.Equal("done", events[^1].Name);
        Assert.Equal("0 1 2 3 4 5 6 7 8 9 ", string.Concat(events.Where(e => e.Name == "text").Select(e => e.Data.GetProperty("text").GetString())));
        return events[^1].Data.GetProperty("exchange").GetString()!;
    }

    private static async Task HangUpAsync(TestWeb web, int reader)
    {
        using HttpClient client = web.As($"hanging-up-{reader}");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/stream", UriKind.Relative)) { Content = new StringContent("endless") };
        using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using Stream stream = await response.Content.ReadAsStreamAsync();
        byte[] begun = new byte[6];
        await stream.ReadExactlyAsync(begun);
        Assert.Equal("event:", Encoding.ASCII.GetString(begun));
    }

    // who hung up is noticed a moment later
    private static async Task<(HashSet<string> Opened, Dictionary<string, ExchangeOutcome> Settled)> SettledAsync(TestWeb web)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            List<LedgerRecord> records = await web.RecordsAsync();
            HashSet<string> opened = [.. records.OfType<ExchangeOpened>().Select(r => r.Exchange.ToString())];
            Dictionary<string, ExchangeOutcome> settled = records.OfType<ExchangeSettled>().ToDictionary(r => r.Exchange.ToString(), r => r.Outcome, StringComparer.Ordinal);
            if (settled.Count >= opened.Count || TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                return (opened, settled);
            }

            await Task.Delay(100);
        }
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Slowly(int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int i = 0; i < count; i++)
        {
            await Task.Delay(20, cancellationToken);
            ChatResponseUpdate update = Some.Update($"{i} ");
            update.FinishReason = i == count - 1 ? ChatFinishReason.Stop : null;
            yield return update;
        }
    }
}
