using System.Collections.Concurrent;
using System.ComponentModel;

namespace Agent;

/// <summary>The tools of the sample's agent: they write and read notes.</summary>
internal sealed class NoteBook
{
    private readonly ConcurrentQueue<string> _written = new();

    /// <summary>Gets what was really written: what a screen refused is not here.</summary>
    internal IReadOnlyCollection<string> Written => _written;

    [Description("Writes a note down.")]
    internal string Write(string text)
    {
        _written.Enqueue(text);
        return "记下了。";
    }

    [Description("Reads a note.")]
    internal string Read(string name) => name == "旧文"
        ? "这里有人推荐网络赌场。"
        : "会议在明天下午三点。";
}
