using Microsoft.Extensions.AI;

namespace GenAiMeasures.Tests;

/// <summary>An answer, the words that screens look for, and the ways in which the answer is cut into updates.</summary>
public sealed record Scenario(IReadOnlyList<ScenarioWord> Words, string Text, string Reasoning, IReadOnlyList<int> Cuts, bool TwoScreens)
{
    /// <summary>The answer in pieces; the reasoning comes first, as services send it.</summary>
    public IEnumerable<AIContent> Pieces(IReadOnlyList<int> cuts)
    {
        foreach (string piece in Split(Reasoning, cuts))
        {
            yield return new TextReasoningContent(piece);
        }

        foreach (string piece in Split(Text, cuts))
        {
            yield return new TextContent(piece);
        }
    }

    internal TestScreen[] Screens()
    {
        TestScreen[] screens = TwoScreens ? [new TestScreen("one"), new TestScreen("two")] : [new TestScreen("one")];
        for (int i = 0; i < Words.Count; i++)
        {
            screens[i % screens.Length].With(Words[i].Text, Words[i].Verdict, replacement: Words[i].Verdict == Verdict.Substitute ? "a vetted answer" : null);
        }

        return screens;
    }

    public static IEnumerable<string> Split(string text, IReadOnlyList<int> cuts)
    {
        int at = 0;
        for (int i = 0; at < text.Length; i++)
        {
            int length = cuts.Count == 0 ? text.Length : Math.Max(1, cuts[i % cuts.Count]);
            length = Math.Min(length, text.Length - at);
            yield return text.Substring(at, length);
            at += length;
        }
    }
}
