using GenAiMeasures;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.AI;

/// <summary>Puts the pipeline around a chat client.</summary>
public static class GenAiComplianceChatClientBuilderExtensions
{
    private const string NotAdded =
        "GenAiMeasures is not in the service container. Call services.AddGenAiCompliance(...) and build the client with that container's IServiceProvider.";

    /// <summary>Wraps the client: every exchange through it is admitted, screened, stopped, labelled and recorded. Put it first, outside caching, logging and function invocation.</summary>
    /// <param name="builder">The client's builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>Building the client throws when <c>AddGenAiCompliance()</c> was not called, when a setting is wrong, or when a duty is not covered.</remarks>
    public static ChatClientBuilder UseGenAiCompliance(this ChatClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use((inner, services) => new ComplianceChatClient(inner, Require(services), ComplianceSeat.Exchange));
    }

    /// <summary>
    /// Adds the second seat, inside the tool loop: put it after <c>UseFunctionInvocation()</c>. A tool's arguments are then
    /// screened before it runs, and its result before the model sees it; the outer seat alone cannot stop a tool from running.
    /// </summary>
    /// <param name="builder">The client's builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static ChatClientBuilder UseGenAiToolScreening(this ChatClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use((inner, services) => new ComplianceChatClient(inner, Require(services), ComplianceSeat.Tools));
    }

    /// <summary>Wraps a client that is not made by a builder.</summary>
    /// <param name="client">The client; disposed with the one that is returned.</param>
    /// <param name="services">The container in which <c>AddGenAiCompliance()</c> was called.</param>
    /// <returns>The wrapped client.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException"><c>AddGenAiCompliance()</c> was not called, or a duty is not covered.</exception>
    public static IChatClient WithGenAiCompliance(this IChatClient client, IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(services);
        return new ComplianceChatClient(client, Require(services), ComplianceSeat.Exchange);
    }

    private static CompliancePipeline Require(IServiceProvider services) =>
        services.GetService<CompliancePipeline>() ?? throw new InvalidOperationException(NotAdded);
}
