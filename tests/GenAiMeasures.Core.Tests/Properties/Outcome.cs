using Microsoft.Extensions.AI;

namespace GenAiMeasures.Tests;

/// <summary>What an exchange came to, in a form in which two exchanges can be compared: retractions carried out.</summary>
internal sealed record Outcome(string Text, string Reasoning, string? Code, Verdict Verdict, string Findings)
{
    internal static async Task<Outcome> OfStreamAsync(Scenario scenario, IReadOnlyList<int> cuts)
    {
        FakeChatClient model = FakeChatClient.Answering([.. scenario.Pieces(cuts).Select(c => Some.Update(c))]);
        await using TestHost host = TestHost.Create(model, stages: scenario.Screens());
        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();
        string text = string.Concat(updates.Select(u => u.Text));
        string reasoning = string.Concat(updates.SelectMany(u => u.Contents).OfType<TextReasoningContent>().Select(c => c.Text));
        Carry(updates[^1].AdditionalProperties.Property(GenAiMeasuresProperties.Retraction), ref text, ref reasoning);
        return Of(host, text, reasoning);
    }

    internal static async Task<Outcome> OfResponseAsync(Scenario scenario)
    {
        var model = new FakeChatClient
        {
            OnResponse = (_, _, _) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, [.. scenario.Pieces([])]) { MessageId = "m-1" })),
        };
        await using TestHost host = TestHost.Create(model, stages: scenario.Screens());
        ChatResponse response = await host.Client.GetResponseAsync("hello");
        string reasoning = string.Concat(response.Messages.SelectMany(m => m.Contents).OfType<TextReasoningContent>().Select(c => c.Text));
        return Of(host, response.Text, reasoning);
    }

    private static Outcome Of(TestHost host, string text, string reasoning)
    {
        ExchangeSettled settled = host.Store.Records<ExchangeSettled>().Single();
        IEnumerable<string> findings = settled.Findings
            .Select(f => $"{f.Place} {f.Start}+{f.Length} {f.Verdict} {f.Screen} {f.Rule}")
            .Order(StringComparer.Ordinal);
        return new Outcome(text.TrimStart('\n'), reasoning, settled.Code, settled.Verdict, string.Join('\n', findings));
    }

    // takes back from a text what a host would take back
    private static void Carry(string? retraction, ref string text, ref string reasoning)
    {
        if (retraction is null)
        {
            return;
        }

        foreach (System.Text.Json.JsonElement range in System.Text.Json.JsonDocument.Parse(retraction).RootElement.EnumerateArray().Reverse())
        {
            int start = range.GetProperty("start").GetInt32();
            int length = range.GetProperty("length").GetInt32();
            if (range.GetProperty("kind").GetString() == "text")
            {
                text = text.Remove(start, length);
            }
            else
            {
                reasoning = reasoning.Remove(start, length);
            }
        }
    }
}
