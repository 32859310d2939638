using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>The real pipeline with labelling around a fake model.</summary>
internal static class LabelHost
{
    public static TestHost Create(
        IChatClient model, Action<LabelingOptions>? configure = null, Action<ChatClientBuilder>? client = null, params ExchangeStage[] stages) =>
        TestHost.Create(
            model,
            o => o.Provider.CreditCode = Some.CreditCode,
            b => b.AddLabeling(configure),
            client,
            stages: stages);

    public static ExchangeSettled Settled(this TestHost host) => Assert.Single(host.Store.Records<ExchangeSettled>());
}
