using Microsoft.Extensions.AI;

namespace GenAiMeasures.Testing;

/// <summary>What a scripted model does, turn by turn: it says, thinks, calls tools, waits, breaks. For one thread while it is written.</summary>
public sealed class ChatScript
{
    private readonly List<List<ChatScriptStep>> _turns = [[]];

    internal IReadOnlyList<IReadOnlyList<ChatScriptStep>> Turns => _turns;

    /// <summary>Says a text, one update a piece.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <returns>The script.</returns>
    public ChatScript Say(params string[] pieces)
    {
        foreach (string piece in pieces ?? [])
        {
            Add(new ChatScriptStep { Update = ScriptedUpdates.Of(new TextContent(piece)) });
        }

        return this;
    }

    /// <summary>Thinks aloud, one update a piece.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <returns>The script.</returns>
    public ChatScript Think(params string[] pieces)
    {
        foreach (string piece in pieces ?? [])
        {
            Add(new ChatScriptStep { Update = ScriptedUpdates.Of(new TextReasoningContent(piece)) });
        }

        return this;
    }

    /// <summary>Calls a tool, and ends the turn: the next call to the model brings the tool's result.</summary>
    /// <param name="tool">The tool's name.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The script.</returns>
    /// <exception cref="ArgumentException"><paramref name="tool"/> is empty.</exception>
    public ChatScript Call(string tool, IDictionary<string, object?>? arguments = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tool);
        ChatResponseUpdate update = ScriptedUpdates.Of(new FunctionCallContent($"call-{_turns.Count}", tool, arguments));
        update.FinishReason = ChatFinishReason.ToolCalls;
        Add(new ChatScriptStep { Update = update });
        return NextTurn();
    }

    /// <summary>Sends an update as it is.</summary>
    /// <param name="update">The update.</param>
    /// <returns>The script.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="update"/> is <see langword="null"/>.</exception>
    public ChatScript Send(ChatResponseUpdate update)
    {
        ArgumentNullException.ThrowIfNull(update);
        return Add(new ChatScriptStep { Update = update });
    }

    /// <summary>Waits.</summary>
    /// <param name="time">How long; not negative.</param>
    /// <returns>The script.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is negative.</exception>
    public ChatScript Wait(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return Add(new ChatScriptStep { Pause = time });
    }

    /// <summary>Breaks: what came before in this turn was sent.</summary>
    /// <param name="fault">What is thrown.</param>
    /// <returns>The script.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="fault"/> is <see langword="null"/>.</exception>
    public ChatScript Fail(Exception fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return Add(new ChatScriptStep { Fault = fault });
    }

    /// <summary>Ends the turn: what follows answers the next call.</summary>
    /// <returns>The script.</returns>
    public ChatScript NextTurn()
    {
        _turns.Add([]);
        return this;
    }

    private ChatScript Add(ChatScriptStep step)
    {
        _turns[^1].Add(step);
        return this;
    }
}
