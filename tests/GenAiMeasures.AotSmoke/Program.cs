using GenAiMeasures;
using GenAiMeasures.AotSmoke;
using GenAiMeasures.Storage.Sqlite;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

if (args is ["worker", .. string[] rest])
{
    // to be killed by the tests of the storage, many times: compiled ahead of time it starts in a tenth of the time
    return await Worker.RunAsync(rest);
}

// One exchange through the whole pipeline, compiled ahead of time. Throws unless everything of it is right.
DirectoryInfo folder = Directory.CreateTempSubdirectory("genai-measures-aot-");
try
{
    string ledger = Path.Combine(folder.FullName, "compliance.db");
    string lexicon = Path.Combine(folder.FullName, "lexicon.csv");
    await File.WriteAllTextAsync(lexicon, "term,risk\n违禁词,A.1.h\n");

    var services = new ServiceCollection();
    services
        .AddGenAiCompliance(options =>
        {
            options.Scope = ServiceScope.MainlandPublic;
            options.Provider.Name = "示例科技有限公司";
            options.Provider.ServiceName = "示例助手";
            options.Provider.CreditCode = "91990000MA0000EX68";
            options.Subjects.AllowAnonymous = true;
        })
        .AddModeration(moderation => moderation.Lexicons.AddFile(lexicon))
        .AddLabeling()
        .UseSqlite(ledger);
    services.AddChatClient(new EchoModel()).UseGenAiCompliance();

    await using (ServiceProvider provider = services.BuildServiceProvider())
    {
        IChatClient client = provider.GetRequiredService<IChatClient>();
        ChatResponse fine = await client.GetStreamingResponseAsync("你好").ToChatResponseAsync();
        Check(fine.Text.StartsWith("【本内容由AI生成】", StringComparison.Ordinal) && fine.Text.EndsWith("你好", StringComparison.Ordinal), "a labelled answer");
        Check(fine.Messages[^1].AdditionalProperties?[GenAiMeasuresProperties.ImplicitLabel] is string label && label.Contains("\"Label\":\"1\"", StringComparison.Ordinal), "an implicit label");

        ChatResponse stopped = await client.GetStreamingResponseAsync("说AND违AND禁AND词").ToChatResponseAsync();
        Check(stopped.FinishReason == ChatFinishReason.ContentFilter && stopped.Text.EndsWith("说\n\n抱歉，后续内容涉及违法或不良信息，已停止生成。", StringComparison.Ordinal), "a stopped answer");
        ChatResponse refused = await client.GetResponseAsync("违禁词");
        Check(refused.Text == "抱歉，您的请求涉及违法或不良信息，无法为您提供回答。", "a refused question");
    }

    await using SqliteLedgerReader reader = SqliteLedgerReader.Open(ledger);
    LedgerVerification verification = await LedgerVerifier.VerifyAsync(reader);
    Check(verification.IsOk, $"a ledger that verifies ({verification.Records} records, {verification.Problems.Count} problems)");
    var kinds = new SortedDictionary<RecordKind, int>();
    await foreach (LedgerEntry entry in reader.ReadAsync())
    {
        kinds[entry.Kind] = kinds.GetValueOrDefault(entry.Kind) + 1;
    }

    string records = string.Join(", ", kinds.Select(k => $"{k.Key} {k.Value}"));
    Check(records == "ExchangeOpened 3, ExchangeSettled 3, ServiceStarted 1, IncidentStepTaken 4", $"what was to be recorded (there is {records})");
    Console.WriteLine($"AOT smoke: one labelled, one stopped, one refused exchange; verified: {records}.");
}
finally
{
    folder.Delete(recursive: true);
}

return 0;

static void Check(bool isRight, string what)
{
    if (!isRight)
    {
        throw new InvalidOperationException($"AOT smoke: {what} is missing.");
    }
}
