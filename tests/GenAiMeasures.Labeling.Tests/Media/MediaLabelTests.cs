using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>Files in answers: labelled wherever they are nested, or withheld.</summary>
public class MediaLabelTests
{
    internal static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private static readonly ContentLabeler Labeler = new();

    public static TheoryData<string> Kinds => [.. Contents.Keys];

    private static Dictionary<string, Func<AIContent>> Contents { get; } = new()
    {
        ["data"] = Image,
        ["image tool"] = () => new ImageGenerationToolResultContent("c-1") { Outputs = [Image()] },
        ["code tool"] = () => new CodeInterpreterToolResultContent("c-1") { Outputs = [new TextContent("done"), Image()] },
        ["mcp tool"] = () => new McpServerToolResultContent("c-1") { Outputs = [Image()] },
        ["function"] = () => new FunctionResultContent("c-1", Image()),
        ["functions"] = () => new FunctionResultContent("c-1", new AIContent[] { Image(), new TextContent("done") }),
        ["nested"] = () => new McpServerToolResultContent("c-1") { Outputs = [new ImageGenerationToolResultContent("c-2") { Outputs = [Image()] }] },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_image_is_marked_and_labelled_wherever_it_is_nested(string kind)
    {
        foreach (bool streams in new[] { true, false })
        {
            AIContent original = Contents[kind]();
            var markers = new TestMarkers();
            await using TestHost host = Create(original, markers);

            AIContent answered = await AskAsync(host, streams);

            ExchangeSettled settled = host.Settled();
            DataContent image = Assert.Single(Files(answered));
            AigcLabel label = Labeler.Read(image.Data).Label!;
            Assert.Equal(settled.Exchange + "-1", label.ProduceId);
            Assert.Equal("001191110108MA01KP2T5U00000", label.ContentProducer);
            Assert.Equal("picture.png", image.Name);
            Assert.Equal(1, markers.Images);
            Assert.Equal([new LabelFact("explicit", "image"), new LabelFact("implicit", "png", label.ProduceId)], settled.Labels.Take(2));

            // the caller's object is as it was
            Assert.Equal(LabelState.None, Labeler.Read(Assert.Single(Files(original)).Data).State);
            Assert.Equal(original.GetType(), answered.GetType());
            Assert.Null(answered.RawRepresentation);
        }
    }

    [Fact]
    public async Task Every_file_of_an_exchange_has_a_number_of_its_own_that_leads_to_it()
    {
        await using TestHost host = Create(new ImageGenerationToolResultContent("c-1") { Outputs = [Image(), Image()] }, new TestMarkers());

        AIContent answered = await AskAsync(host, streams: true);

        string[] ids = [.. Files(answered).Select(f => Labeler.Read(f.Data).Label!.ProduceId)];
        Assert.Equal([host.Settled().Exchange + "-1", host.Settled().Exchange + "-2"], ids);
        Assert.All(ids, id => Assert.True(ProduceIds.TryGetExchange(id, out ExchangeId exchange) && exchange == host.Settled().Exchange));
    }

    [Fact]
    public async Task One_file_that_cannot_be_labelled_withholds_what_holds_it()
    {
        await using TestHost host = Create(
            new ImageGenerationToolResultContent("c-1") { Outputs = [Image(), new DataContent(new byte[] { 1, 2 }, "image/png")] }, new TestMarkers());

        AIContent answered = await AskAsync(host, streams: true);

        Assert.Equal("label_unavailable", Assert.IsType<TextContent>(answered).AdditionalProperties.Property("genai_measures.code"));
        Assert.DoesNotContain(host.Settled().Labels, l => l.Place == "png");
    }

    [Fact]
    public async Task Without_a_marker_an_image_is_withheld()
    {
        await using TestHost host = Create(Image(), markers: null);

        Assert.IsType<TextContent>(await AskAsync(host, streams: true));
        Assert.Equal("label_unavailable", host.Settled().Code);
    }

    [Fact]
    public async Task A_marker_that_fails_withholds_the_image()
    {
        await using TestHost host = Create(Image(), new TestMarkers { Error = new LabelWriteException(LabelFailure.Damaged, "png", "x") });
        await using TestHost other = Create(Image(), new TestMarkers { Error = new InvalidOperationException("x") });

        Assert.IsType<TextContent>(await AskAsync(host, streams: true));
        Assert.IsType<TextContent>(await AskAsync(other, streams: false));
    }

    [Fact]
    public async Task A_plain_text_file_carries_the_explicit_label_only()
    {
        byte[] text = [.. Encoding.UTF8.Preamble, .. "报告"u8];
        await using TestHost host = Create(new DataContent(text, "text/plain") { Name = "report.txt" }, markers: null);

        var file = (DataContent)await AskAsync(host, streams: true);

        Assert.Equal("\uFEFF【本内容由AI生成】\n\n报告", Encoding.UTF8.GetString(file.Data.Span));
        Assert.Equal(new LabelFact("explicit", "txt"), host.Settled().Labels[0]);
    }

    [Fact]
    public async Task A_permit_leaves_the_mark_out_and_the_implicit_label_in()
    {
        var markers = new TestMarkers();
        await using TestHost host = Create(Image(), markers, o =>
        {
            o.Unlabelled.Enabled = true;
            o.Unlabelled.Agreements.Add("2026-01");
        });
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        IUnlabelledDelivery delivery = host.Services.GetRequiredService<IUnlabelledDelivery>();
        UnlabelledGrant grant = await delivery.GrantAsync(
            new() { Subject = Some.Subject, Agreement = "2026-01", AcceptedAt = now.AddDays(-1), RequestedAt = now, Reference = "r-1" });

        using IDisposable scope = delivery.Begin(grant.Permit!);
        using IDisposable subject = host.Services.GetRequiredService<IComplianceScope>().Begin(Some.Subject);
        AIContent answered = await AskAsync(host, streams: true);

        Assert.Equal(0, markers.Images);
        Assert.Equal(LabelState.Found, Labeler.Read(((DataContent)answered).Data).State);
    }

    private static DataContent Image() => new(Png, "image/png") { Name = "picture.png" };

    private static TestHost Create(AIContent answer, TestMarkers? markers, Action<LabelingOptions>? configure = null) => TestHost.Create(
        FakeChatClient.Answering(Some.Update(answer)),
        o => o.Provider.CreditCode = Some.CreditCode,
        b =>
        {
            b.AddLabeling(configure);
            if (markers is not null)
            {
                b.Services.AddSingleton<IImageMarker>(markers);
                b.Services.AddSingleton<IAudioMarker>(markers);
            }
        });

    private static async Task<AIContent> AskAsync(TestHost host, bool streams)
    {
        IEnumerable<AIContent> contents = streams
            ? (await host.Client.StreamAsync("draw")).SelectMany(u => u.Contents)
            : (await host.Client.GetResponseAsync("draw", cancellationToken: TestContext.Current.CancellationToken)).Messages.SelectMany(m => m.Contents);
        return Assert.Single(contents);
    }

    private static IEnumerable<DataContent> Files(AIContent content) => content switch
    {
        DataContent data => [data],
        ImageGenerationToolResultContent image => image.Outputs!.SelectMany(Files),
        CodeInterpreterToolResultContent code => code.Outputs!.SelectMany(Files),
        McpServerToolResultContent mcp => mcp.Outputs!.SelectMany(Files),
        FunctionResultContent { Result: AIContent one } => Files(one),
        FunctionResultContent { Result: IEnumerable<AIContent> many } => many.SelectMany(Files),
        _ => [],
    };
}
