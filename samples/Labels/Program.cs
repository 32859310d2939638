using System.Text;
using GenAiMeasures;
using GenAiMeasures.Labeling;
using Labels;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
string folder = Path.GetFullPath(args.Length > 0 ? args[0] : Path.Combine(AppContext.BaseDirectory, "labelled"));
string ledger = Path.Combine(AppContext.BaseDirectory, "labels.db");
Directory.CreateDirectory(folder);

HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
builder.Logging.SetMinimumLevel(LogLevel.Error);
builder.Services
    .AddGenAiCompliance(options =>
    {
        options.Scope = ServiceScope.MainlandPublic;
        options.Provider.Name = "示例科技有限公司";
        options.Provider.ServiceName = "示例助手";

        // a made-up code of a region that does not exist; yours comes from your business licence
        options.Provider.CreditCode = "91990000MA0000EX68";
    })
    .AddModeration(moderation => moderation.Lexicons.AddFile(Path.Combine(AppContext.BaseDirectory, "lexicon.csv")))
    .AddLabeling()
    .AddLabelDrawing()
    .UseSqlite(ledger);
builder.Services.AddChatClient(new OfflineWriter()).UseGenAiCompliance();
builder.Services.AddImageGenerator(new OfflinePainter()).UseGenAiLabeling();
builder.Services.AddTextToSpeechClient(new OfflineVoice()).UseGenAiLabeling();

using IHost host = builder.Build();
await host.StartAsync();
using (host.Services.GetRequiredService<IComplianceScope>().Begin(new Subject("labels-sample")))
{
    // a generated image: the mark is drawn, the metadata label written
    ImageGenerationResponse images = await host.Services.GetRequiredService<IImageGenerator>().GenerateAsync(new ImageGenerationRequest("西湖的黄昏"));
    await SaveAsync("picture.png", images.Contents.OfType<DataContent>().Single().Data);

    // a spoken answer, streamed as bare samples: the rhythm 短长短短 stands in front, and it leaves as a WAV file with its label
    await foreach (TextToSpeechResponseUpdate update in host.Services.GetRequiredService<ITextToSpeechClient>().GetStreamingAudioAsync("西湖在杭州。"))
    {
        foreach (DataContent sound in update.Contents.OfType<DataContent>())
        {
            await SaveAsync("answer.wav", sound.Data);
        }
    }

    // an answer with a document in it: labelled on its way through the pipeline
    ChatResponse answer = await host.Services.GetRequiredService<IChatClient>().GetResponseAsync("写一份西湖简介，附 Word 文档");
    await SaveAsync("report.docx", answer.Messages.SelectMany(m => m.Contents).OfType<DataContent>().Single().Data);

    // the text of the answer, exported by the app with the label that came beside it: the visible line and the metadata in one call
    if (!AigcLabel.TryParse(answer.AdditionalProperties?[GenAiMeasuresProperties.ImplicitLabel] as string, out AigcLabel? label))
    {
        throw new InvalidOperationException("The answer carries no label.");
    }

    LabeledDocument export = host.Services.GetRequiredService<IContentLabeler>().WriteDocument(
        Encoding.UTF8.GetBytes(answer.Text), label, new VisibleLineOptions { Place = ExplicitPlace.Both }, new LabelWriteOptions { FileName = "export.md" });
    await SaveAsync("export.md", export.Content);
}

await host.StopAsync();
CommandLine.Run("label", "read", folder);
CommandLine.Run("records", "list", "--store", ledger);

async Task SaveAsync(string name, ReadOnlyMemory<byte> content)
{
    await File.WriteAllBytesAsync(Path.Combine(folder, name), content.ToArray());
    Console.WriteLine($"{name}: {content.Length} bytes");
}
