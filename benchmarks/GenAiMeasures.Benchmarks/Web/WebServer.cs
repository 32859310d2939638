using System.Globalization;
using Gateway;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Benchmarks;

// The Gateway sample's app in a process of its own, with two endpoints more: the same model through the pipeline and without it,
// both signed in and both written by the same writer, so that the difference is the pipeline.
internal static class WebServer
{
    internal const int Chunks = 40;
    internal const int PauseMilliseconds = 100;

    // what the first update of the model begins with: the label and what a screen holds back are not taken for it
    internal const string First = "FIRST";

    private const string Question = "请介绍一下杭州西湖";

    internal static async Task RunAsync(string ledger, int accounts)
    {
        ChatResponseUpdate[] updates = ChunkModel.Chinese(Chunks);
        updates[0] = new ChatResponseUpdate(ChatRole.Assistant, First + updates[0].Text) { MessageId = "m", ResponseId = "r", ModelId = "bench" };
        using var model = new ChunkModel(updates, PauseMilliseconds);
        (string, string)[] keys = [.. Enumerable.Range(0, accounts).Select(i => (KeyOf(i), string.Create(CultureInfo.InvariantCulture, $"account-{i}")))];
        await using WebApplication app = GatewayApp.Build(["--urls", "http://127.0.0.1:0"], ledger, model, ApiKeys.Of(keys));
        app.MapPost("/chat", (HttpContext context, IChatClient client) => context.Response.WriteGenAiStreamAsync(client.GetStreamingResponseAsync(Question))).RequireAuthorization();
        app.MapPost("/bare", (HttpContext context) => context.Response.WriteGenAiStreamAsync(model.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, Question)]))).RequireAuthorization();
        app.MapGet("/memory", () => WebMemory.Take().ToString());
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());

        // the parent closes our input when it is done
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }

    internal static string KeyOf(int account) => string.Create(CultureInfo.InvariantCulture, $"load-key-{account}");
}
