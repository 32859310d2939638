using Microsoft.Extensions.AI;

namespace GenAiMeasures.Labeling.Tests;

public class UnlabelledMediaTests
{
    public static TheoryData<string> Kinds => [.. Contents.Keys];

    private static Dictionary<string, Func<AIContent>> Contents { get; } = new()
    {
        ["data"] = () => new DataContent(new byte[] { 1, 2, 3 }, "application/x-unknown"),
        ["link"] = () => new UriContent("https://example.com/picture.png", "image/png"),
        ["hosted"] = () => new HostedFileContent("file-1"),
        ["image tool"] = () => new ImageGenerationToolResultContent("c-1") { Outputs = [new DataContent(new byte[] { 1 }, "application/x-unknown")] },
        ["code tool"] = () => new CodeInterpreterToolResultContent("c-1") { Outputs = [new HostedFileContent("file-1")] },
        ["function"] = () => new FunctionResultContent("c-1", new DataContent(new byte[] { 1 }, "application/x-unknown")),
        ["functions"] = () => new FunctionResultContent("c-1", new AIContent[] { new DataContent(new byte[] { 1 }, "application/x-unknown") }),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_file_that_cannot_be_labelled_is_withheld(string kind)
    {
        await using TestHost host = LabelHost.Create(FakeChatClient.Answering(Some.Update(Contents[kind]())));

        ChatResponse response = await host.Client.GetResponseAsync("draw", cancellationToken: TestContext.Current.CancellationToken);

        TextContent notice = Assert.IsType<TextContent>(Assert.Single(response.Messages[^1].Contents));
        Assert.Equal("label_unavailable", notice.AdditionalProperties.Property("genai_measures.code"));
        Assert.Equal("label_unavailable", response.AdditionalProperties.Property("genai_measures.code"));
        Assert.Equal("label_unavailable", host.Settled().Code);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_explicit_setting_releases_it_and_the_record_says_so(string kind)
    {
        AIContent content = Contents[kind]();
        await using TestHost host = LabelHost.Create(
            FakeChatClient.Answering(Some.Update(content)), o => o.UnlabelledMedia = UnlabelledMedia.ReleaseAndRecord);

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync("draw");

        Assert.Contains(content, updates.SelectMany(u => u.Contents));
        Assert.Equal("unlabelled", Assert.Single(host.Settled().Labels).Kind);
    }

    [Fact]
    public async Task Links_to_pages_and_tool_calls_are_no_files()
    {
        AIContent[] contents = [new UriContent("https://example.com/", "text/html"), new FunctionCallContent("c-1", "find"), new WebSearchToolResultContent("c-2")];
        await using TestHost host = LabelHost.Create(FakeChatClient.Answering(Some.Update(contents)));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync("draw");

        Assert.Equal(contents, updates.SelectMany(u => u.Contents), ReferenceEqualityComparer.Instance);
    }
}
