using FsCheck.Xunit;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Tests;

/// <summary>Invariants 1 to 3: no cut changes the outcome, nothing found is released, nothing harmless is held.</summary>
[Properties(Arbitrary = [typeof(Scenarios)], QuietOnSuccess = true)]
public sealed class ChunkingProperties
{
    [Property(MaxTest = 500)]
    public async Task Invariant_1_every_way_of_cutting_an_answer_gives_the_same_text_verdict_and_findings(Scenario scenario)
    {
        Outcome whole = await Outcome.OfStreamAsync(scenario, []);

        Assert.Equal(whole, await Outcome.OfStreamAsync(scenario, scenario.Cuts));
        Assert.Equal(whole, await Outcome.OfStreamAsync(scenario, [1]));
        Assert.Equal(whole, await Outcome.OfResponseAsync(scenario));
    }

    [Property(MaxTest = 500)]
    public async Task Invariant_2_the_outcome_is_that_of_a_reference_which_has_the_whole_text_before_it(Scenario scenario)
    {
        Scenario visible = scenario with { Reasoning = "", TwoScreens = false };
        string expected = Reference.Released(visible);

        Outcome outcome = await Outcome.OfStreamAsync(visible, visible.Cuts);

        string released = outcome.Code is null ? outcome.Text : outcome.Text[..^Reference.RefusalOf(outcome.Code).Length];
        Assert.Equal(expected, released.TrimEnd('\n'));
    }

    [Property(MaxTest = 400)]
    public async Task Invariant_2_no_update_ever_holds_a_character_of_a_span_that_is_stopped_or_redacted(Scenario scenario)
    {
        Scenario visible = scenario with
        {
            Reasoning = "",
            Words = [.. scenario.Words.Select(w => w with { Verdict = w.Verdict == Verdict.Redact ? Verdict.Redact : Verdict.Stop })],
        };
        string expected = Reference.Released(visible);
        FakeChatClient model = FakeChatClient.Answering([.. visible.Pieces(visible.Cuts).Select(c => Some.Update(c))]);
        await using TestHost host = TestHost.Create(model, stages: visible.Screens());

        string released = "";
        await foreach (ChatResponseUpdate update in host.Client.GetStreamingResponseAsync("hello"))
        {
            if (update.FinishReason is null)
            {
                released += update.Text;
                Assert.StartsWith(released, expected, StringComparison.Ordinal);
            }

            Assert.Null(update.AdditionalProperties.Property(GenAiMeasuresProperties.Retraction));
        }
    }

    [Property(MaxTest = 400)]
    public async Task Invariant_3_what_is_held_is_the_longest_end_that_can_still_become_a_word_and_no_more(Scenario scenario)
    {
        Scenario clean = scenario with { Reasoning = "", TwoScreens = false, Text = scenario.Text.Replace("c", "", StringComparison.Ordinal) };
        clean = clean with { Words = [.. clean.Words.Select(w => new ScenarioWord(w.Text + "c", Verdict.Stop))] };
        string sent = "";
        string released = "";
        var model = new FakeChatClient { OnStream = (_, _, _) => Send() };
        await using TestHost host = TestHost.Create(model, stages: clean.Screens());

        await foreach (ChatResponseUpdate update in host.Client.GetStreamingResponseAsync("hello"))
        {
            released += update.Text;
        }

        Assert.Equal(clean.Text, released);

        async IAsyncEnumerable<ChatResponseUpdate> Send()
        {
            foreach (AIContent piece in clean.Pieces(clean.Cuts))
            {
                sent += ((TextContent)piece).Text;
                yield return Some.Update(piece);

                // the caller has everything that may leave before the model is asked for more
                Assert.Equal(sent.Length - Reference.Held(clean, sent), released.Length);
                await Task.Yield();
            }
        }
    }
}
