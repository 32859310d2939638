using Microsoft.Extensions.AI;

namespace GenAiMeasures.Moderation;

// what one exchange knows of the texts before its own
internal sealed class SessionExchange(SessionState? state)
{
    private readonly Dictionary<ContentPlace, string> _seeds = [];

    internal SessionState? State => state;

    // the end of what the user wrote, and of what the model answered, up to now
    internal string Input { get; set; } = "";

    internal string Output { get; private set; } = "";

    // how much of the output belongs to this exchange
    internal bool HasOwnOutput { get; private set; }

    // What stands before a text of the answer. A text that is judged once more has the same before it.
    internal string Before(ContentPlace place, IReadOnlyList<ChatMessage> messages)
    {
        if (_seeds.Count == 0)
        {
            Output = Tail(messages.LastOrDefault(m => m.Role == ChatRole.Assistant)?.Text is { Length: > 0 } answer ? answer : state?.Tails.Output ?? "");
        }

        if (!_seeds.TryGetValue(place, out string? seed))
        {
            _seeds.Add(place, seed = Output);
        }

        return seed;
    }

    internal void Append(ContentPlace place, string text)
    {
        HasOwnOutput = true;
        Output = Tail(_seeds[place] + text);
    }

    // whether the text before a place belongs to an earlier turn
    internal bool IsFirst(ContentPlace place) => _seeds.Count == 0 || _seeds.Keys.First() == place;

    private static string Tail(string text) => text.Length > JoinedTexts.Kept ? text[^JoinedTexts.Kept..] : text;
}
