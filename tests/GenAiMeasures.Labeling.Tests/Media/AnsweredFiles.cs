using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>A file that a model answers with, through the real pipeline.</summary>
internal static class AnsweredFiles
{
    public static TestHost Create(AIContent answer, Action<LabelingOptions>? configure = null, Action<IServiceCollection>? services = null) => TestHost.Create(
        FakeChatClient.Answering(Some.Update(answer)),
        o => o.Provider.CreditCode = Some.CreditCode,
        b =>
        {
            b.AddLabeling(configure);
            services?.Invoke(b.Services);
        });

    public static async Task<AIContent> AskAsync(TestHost host, bool streams)
    {
        IEnumerable<AIContent> contents = streams
            ? (await host.Client.StreamAsync("draw")).SelectMany(u => u.Contents)
            : (await host.Client.GetResponseAsync("draw", cancellationToken: TestContext.Current.CancellationToken)).Messages.SelectMany(m => m.Contents);
        return Assert.Single(contents);
    }

    public static bool IsWithheld(this AIContent content) =>
        content is TextContent notice && notice.AdditionalProperties.Property("genai_measures.code") == "label_unavailable";
}
