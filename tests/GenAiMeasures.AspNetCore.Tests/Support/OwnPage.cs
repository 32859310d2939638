namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>A page of a host whose every text tries to be markup.</summary>
internal sealed class OwnPage(string id) : IConsolePage
{
    public List<(string Action, string Author, string Reason)> Ran { get; } = [];

    public string Id => id;

    public string TitleChinese => "<i>自有页面</i>";

    public string TitleEnglish => "<i>Own page</i>";

    public ValueTask<ConsoleContent?> ReadAsync(ConsoleView view, CancellationToken cancellationToken = default) => new(new ConsoleContent
    {
        Title = view.T("<i>标题</i>", "<i>Title</i>"),
        Notes = [new ConsoleCell("<i>注意</i>") { Tone = ConsoleTone.Warn }],
        Facts = [new ConsoleFact("<i>事实</i>", new ConsoleCell("<i>值</i>") { Tone = ConsoleTone.Info })],
        Charts = [new ConsoleChart("<i>图</i>", [new ConsoleBar("<i>条</i>", 3)])],
        Tables = [new ConsoleTable("<i>表</i>", ["<i>列</i>"], [[new ConsoleCell("<i>格</i>") { Item = "\"><i>" }]], "<i>空</i>")],
        Actions = [new ConsoleAction("act", "<i>做</i>", "<i>按</i>")],
    });

    public ValueTask RunAsync(string action, string author, string reason, CancellationToken cancellationToken = default)
    {
        Ran.Add((action, author, reason));
        return default;
    }
}
