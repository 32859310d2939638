using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GenAiMeasures.Tests;

/// <summary>Rules 26 to 31 of the chat middleware reference: background answers, context, disposal, and the guard at start.</summary>
public sealed class RulesOfCallsTests
{
#pragma warning disable MEAI001 // background responses are what rule 26 is about
    [Fact]
    public async Task Rule_26_a_poll_goes_out_without_messages_and_its_token_is_untouched()
    {
        ResponseContinuationToken token = ResponseContinuationToken.FromBytes(new byte[] { 1, 2, 3 });
        ResponseContinuationToken next = ResponseContinuationToken.FromBytes(new byte[] { 4 });
        var model = new FakeChatClient
        {
            OnResponse = (messages, options, _) => Task.FromResult(new ChatResponse { ContinuationToken = next, ResponseId = "r" }),
        };
        await using TestHost host = TestHost.Create(model, stages: [new TestScreen().With("forbidden", Verdict.Stop), new Preamble()]);

        ChatResponse response = await host.Client.GetResponseAsync([], new ChatOptions { AllowBackgroundResponses = true, ContinuationToken = token });

        Assert.Empty(model.LastMessages);
        Assert.Same(token, model.LastOptions!.ContinuationToken);
        Assert.Same(next, response.ContinuationToken);
        Assert.Empty(response.Messages);
        Assert.Null(response.FinishReason);
        Assert.Equal(ExchangeOutcome.Pending, Assert.Single(host.Store.Records<ExchangeSettled>()).Outcome);
    }

    [Fact]
    public async Task Rule_26_the_answer_that_a_poll_finally_fetches_is_screened()
    {
        var model = new FakeChatClient
        {
            OnResponse = (_, _, _) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "a forbidden answer"))),
        };
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("forbidden", Verdict.Stop));

        ChatResponse response = await host.Client.GetResponseAsync(
            [], new ChatOptions { ContinuationToken = ResponseContinuationToken.FromBytes(new byte[] { 1 }) });

        Assert.Equal("a \n\n抱歉，后续内容涉及违法或不良信息，已停止生成。", response.Text);
    }

    [Fact]
    public async Task Rule_26_a_streams_tokens_leave_on_the_updates_they_came_with()
    {
        ResponseContinuationToken token = ResponseContinuationToken.FromBytes(new byte[] { 7 });
        ChatResponseUpdate first = Some.Update("fo");
        first.ContinuationToken = token;
        FakeChatClient model = FakeChatClient.Answering(first, Some.Update("x"));
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("forbidden", Verdict.Stop));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        ChatResponseUpdate carrier = Assert.Single(updates, u => u.ContinuationToken is not null);
        Assert.Same(token, carrier.ContinuationToken);

        // a token says that everything before it was received, so it leaves with the end of its text
        Assert.Equal("fo", string.Concat(updates.TakeWhile(u => !ReferenceEquals(u, carrier)).Append(carrier).Select(u => u.Text)));
    }
#pragma warning restore MEAI001

    [Fact]
    public async Task Rule_27_with_a_conversation_at_the_provider_only_what_is_sent_is_screened_and_the_id_stays()
    {
        FakeChatClient model = FakeChatClient.Answering(new ChatResponseUpdate(ChatRole.Assistant, "fine") { ConversationId = "conv-1" });
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("forbidden", Verdict.Stop));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync("hello", new ChatOptions { ConversationId = "conv-1" });

        Assert.Equal("conv-1", model.LastOptions!.ConversationId);
        Assert.Equal("conv-1", updates.ToChatResponse().ConversationId);
    }

    [Fact]
    public async Task Rule_28_no_user_id_and_no_mark_of_ours_reaches_the_model()
    {
        FakeChatClient model = FakeChatClient.Saying("fine");
        await using TestHost host = TestHost.Create(model, client: c => c.UseFunctionInvocation().UseGenAiToolScreening());
        var scope = host.Services.GetRequiredService<IComplianceScope>();

        using (scope.Begin(new Subject("zhang-san-13800000000")))
        {
            await host.Client.StreamAsync("hello", new ChatOptions { AdditionalProperties = new() { ["mine"] = "stays" } });
        }

        Assert.Equal("mine", Assert.Single(model.LastOptions!.AdditionalProperties!).Key);
        Assert.All(host.Store.Entries, e => Assert.DoesNotContain("zhang-san", System.Text.Encoding.UTF8.GetString(e.Body.Span), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rule_28_identity_never_comes_from_a_message()
    {
        FakeChatClient model = FakeChatClient.Saying("fine");
        await using TestHost host = TestHost.Create(model, o => o.Subjects.AllowAnonymous = false);
        var message = new ChatMessage(ChatRole.User, "hello") { AuthorName = "admin", AdditionalProperties = new() { ["userId"] = "admin" } };

        ChatResponse response = await host.Client.GetResponseAsync([message]);

        Assert.Equal("请先登录后再使用本服务。", response.Text);
        Assert.Equal("subject_unknown", response.AdditionalProperties.Property(GenAiMeasuresProperties.Code));
        Assert.Equal(0, model.Calls);
        Assert.Equal(ExchangeOutcome.Refused, Assert.Single(host.Store.Records<ExchangeSettled>()).Outcome);
    }

    [Fact]
    public async Task Rule_29_disposing_the_client_disposes_the_model_and_leaves_the_shared_services_alone()
    {
        FakeChatClient model = FakeChatClient.Saying("x");
        await using TestHost host = TestHost.Create(model);
        FakeChatClient second = FakeChatClient.Saying("y");
        IChatClient other = second.WithGenAiCompliance(host.Services);

        other.Dispose();
        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.True(second.IsDisposed);
        Assert.False(model.IsDisposed);
        Assert.Equal("x", updates.TextOf());
    }

    [Fact]
    public void Rule_30_a_missing_registration_fails_at_build_with_the_way_out()
    {
        const string Expected =
            "GenAiMeasures is not in the service container. Call services.AddGenAiCompliance(...) and build the client with that container's IServiceProvider.";
        using FakeChatClient model = FakeChatClient.Saying("x");
        using ServiceProvider empty = new ServiceCollection().BuildServiceProvider();

        Assert.Equal(Expected, Assert.Throws<InvalidOperationException>(() => model.AsBuilder().UseGenAiCompliance().Build(empty)).Message);
        Assert.Equal(Expected, Assert.Throws<InvalidOperationException>(() => model.AsBuilder().UseGenAiCompliance().Build()).Message);
        Assert.Equal(Expected, Assert.Throws<InvalidOperationException>(() => model.WithGenAiCompliance(empty)).Message);
    }

    [Fact]
    public async Task Rule_31_an_unwrapped_client_keeps_the_app_from_starting_keyed_and_late_ones_too()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddGenAiCompliance(Some.InternalService).UseLedgerStore<MemoryLedgerStore>();
        builder.Services.AddChatClient(FakeChatClient.Saying("x")).UseGenAiCompliance();
        builder.Services.AddKeyedChatClient("fine", FakeChatClient.Saying("x")).UseGenAiCompliance();
        builder.Services.AddKeyedChatClient("bare", FakeChatClient.Saying("x"));
        using IHost host = builder.Build();

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Equal(
            "GenAiMeasures does not start: these chat clients in the container are not wrapped, so what they generate is neither screened, labelled nor recorded: 'bare'. "
            + "Add .UseGenAiCompliance() as the first call after AddChatClient(...), or give the reason why a client never serves a user under GenAiMeasures:UnwrappedClients:<key>.",
            error.Message);
    }

    [Fact]
    public async Task Rule_31_wrapped_clients_and_those_with_a_reason_start()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddGenAiCompliance(o =>
        {
            Some.InternalService(o);
            o.UnwrappedClients["judge"] = "judges answers in tests, serves no user";
        }).UseLedgerStore<MemoryLedgerStore>();
        builder.Services.AddChatClient(FakeChatClient.Saying("x")).UseGenAiCompliance();
        builder.Services.AddKeyedChatClient("judge", FakeChatClient.Saying("x"));
        using IHost host = builder.Build();

        await host.StartAsync();
        await host.StopAsync();
    }

    // a stage that adds a system message wherever it may
    private sealed class Preamble : ExchangeStage
    {
        public override string Name => "preamble";

        public override int Order => StageOrder.Minimise;

        public override ValueTask<Admission> AdmitAsync(Exchange exchange, CancellationToken cancellationToken)
        {
            if (!exchange.IsContinuation)
            {
                exchange.ReplaceMessages([new ChatMessage(ChatRole.System, "be kind"), .. exchange.Messages]);
            }
            else
            {
                Assert.Throws<InvalidOperationException>(() => exchange.ReplaceMessages([new ChatMessage(ChatRole.System, "be kind")]));
            }

            return new(Admission.Pass);
        }
    }
}
