using GenAiMeasures.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the console.</summary>
public static class GenAiConsoleEndpointRouteBuilderExtensions
{
    /// <summary>Maps the console for the safety and legal colleagues: server-rendered pages, each behind the policy of its role.</summary>
    /// <param name="endpoints">The app.</param>
    /// <param name="pattern">Where; default: <c>/compliance</c>.</param>
    /// <returns>The endpoints, to which conventions may be added: a host filter, a stricter policy.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException"><c>AddWeb()</c> was not called, or the app has no authentication.</exception>
    /// <remarks>By default it answers to this machine only (<see cref="ConsoleOptions.AllowRemote"/>), and to nobody who is not signed in with a role.</remarks>
    public static IEndpointConventionBuilder MapGenAiCompliance(this IEndpointRouteBuilder endpoints, string pattern = "/compliance")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        IServiceProvider services = endpoints.ServiceProvider;
        WebLog log = services.GetService<WebLog>()
            ?? throw new InvalidOperationException("The console is not in the service container. Add .AddWeb() after services.AddGenAiCompliance(...).");
        if (services.GetService<IAuthenticationSchemeProvider>() is null)
        {
            throw new InvalidOperationException("The console needs authentication, and the app has none: call services.AddAuthentication(...) with a scheme of yours before MapGenAiCompliance(). Nobody could sign in, and nobody is let in unseen.");
        }

        if (services.GetRequiredService<IOptions<GenAiWebOptions>>().Value.Console.AllowRemote)
        {
            log.ConsoleIsRemote();
        }

        string root = "/" + pattern.Trim('/');
        RouteGroupBuilder group = endpoints.MapGroup(root);
        foreach (ConsoleRoute route in ConsoleRoutes.All)
        {
            var gate = new ConsoleGate(route, root);
            group.MapMethods(route.Pattern, [route.Method], (RequestDelegate)gate.RunAsync)
                .RequireAuthorization(route.Policy)
                .WithMetadata(route)
                .WithDisplayName($"GenAiMeasures console: {route.Method} {route.Pattern}");
        }

        return group;
    }
}
