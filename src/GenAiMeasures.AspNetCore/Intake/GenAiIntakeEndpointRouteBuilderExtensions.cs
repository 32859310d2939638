using GenAiMeasures.AspNetCore;
using GenAiMeasures.Filing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps what people may send in.</summary>
public static class GenAiIntakeEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps the intake: agreement and disclosure, standing and appeal, requests about one's own data, declarations of generated content,
    /// and complaints where an <see cref="IComplaintIntake"/> or the complaint register of Filing takes them. JSON in and out; every endpoint is described for OpenAPI.
    /// </summary>
    /// <param name="endpoints">The app.</param>
    /// <param name="pattern">Where; default: <c>/people</c>.</param>
    /// <returns>The endpoints, to which conventions may be added.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException"><c>AddWeb()</c> was not called.</exception>
    /// <remarks>Writes ask for a bearer token or for the antiforgery token of <c>GET token</c>. Each caller may send so many a minute (<see cref="IntakeOptions.RequestsPerMinute"/>).</remarks>
    public static IEndpointConventionBuilder MapGenAiIntake(this IEndpointRouteBuilder endpoints, string pattern = "/people")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrWhiteSpace(pattern);
        if (endpoints.ServiceProvider.GetService<WebLog>() is null)
        {
            throw new InvalidOperationException("The intake is not in the service container. Add .AddWeb() after services.AddGenAiCompliance(...).");
        }

        IServiceProviderIsService? known = endpoints.ServiceProvider.GetService<IServiceProviderIsService>();
        bool takesComplaints = known?.IsService(typeof(IComplaintIntake)) == true || known?.IsService(typeof(IComplaintRegister)) == true;
        RouteGroupBuilder group = endpoints.MapGroup("/" + pattern.Trim('/'));
        foreach (IntakeRoute route in IntakeRoutes.All.Where(r => takesComplaints || r.Pattern != "/complaints"))
        {
            IEndpointConventionBuilder endpoint = group
                .MapMethods(route.Pattern, [route.Method], (RequestDelegate)new IntakeGate(route).RunAsync)
                .WithMetadata(route, route.Source)
                .WithSummary(route.Summary)
                .WithTags("GenAiMeasures")
                .WithDisplayName($"GenAiMeasures intake: {route.Method} {route.Pattern}");
            Describe(endpoint, route);
            if (!route.IsPublic)
            {
                endpoint.RequireAuthorization();
            }
        }

        return group;
    }

    private static void Describe(IEndpointConventionBuilder endpoint, IntakeRoute route)
    {
        if (route.Accepts is { } accepts)
        {
            endpoint.WithMetadata(new AcceptsMetadata(["application/json"], accepts));
        }

        endpoint.WithMetadata(new ProducesResponseTypeMetadata(route.Status, route.Produces ?? typeof(byte[]), [route.Produces is null ? "application/zip" : "application/json"]));
        foreach (int status in (int[])[400, 401, 404, 429])
        {
            endpoint.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(IntakeProblem), ["application/json"]));
        }
    }
}
